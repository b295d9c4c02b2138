import { withChanges } from '@chatbot-test/shared/config/with-changes.js';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ConnectionState, SessionState } from '../../session/session-state.js';
import { duration } from '../ui/format.js';
import { t } from '../../i18n/bench/t.js';

/** Something that happened in the session, as this window saw it. */
export interface LogEntry {
  readonly id: number;
  /** ms since 1970, this machine's clock. */
  readonly at: number;
  readonly kind: 'connection' | 'sent' | 'reply' | 'chatbot' | 'problem';
  readonly text: string;
  /** The reply that it is about. */
  readonly replyId?: string;
}

type Event = Omit<LogEntry, 'id' | 'at'>;

/** Entries that are kept; a test session of a long day stays light. */
const LIMIT = 500;

/** Tells from two states of a session what happened between them, and keeps the last of it. */
export class SessionLog {
  #entries: readonly LogEntry[] = [];
  #count = 0;

  /** Oldest first. A new array whenever something was added. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** True if older entries had to go. */
  get dropped(): boolean {
    return this.#count > this.#entries.length;
  }

  record(before: SessionState | null, after: SessionState, at: number): void {
    const added = eventsBetween(before, after, at).map((event) => ({
      ...event,
      id: this.#count++,
      at,
    }));
    if (added.length > 0) this.#entries = [...this.#entries, ...added].slice(-LIMIT);
  }
}

function eventsBetween(
  before: SessionState | null,
  after: SessionState,
  at: number,
): readonly Event[] {
  const events: Event[] = [];
  if (before?.connection !== after.connection) {
    const event = connectionEvent(after.connection, at);
    if (event) events.push(event);
  }
  if (after.session && before?.session?.id !== after.session.id) {
    events.push({ kind: 'connection', text: t('log.session', { id: after.session.id }) });
  }
  if (after.chatbot && before?.chatbot?.revision !== after.chatbot.revision) {
    events.push({ kind: 'chatbot', text: t('log.chatbot', { revision: after.chatbot.revision }) });
  }
  if (before?.preview !== after.preview || before?.chatbot !== after.chatbot) {
    const isUnsaved = showsUnsaved(after);
    if (isUnsaved !== (before !== null && showsUnsaved(before))) {
      events.push({ kind: 'chatbot', text: t(isUnsaved ? 'log.previewOn' : 'log.previewOff') });
    }
  }
  if (before && before.conversation !== after.conversation) {
    events.push(...conversationEvents(before.conversation, after.conversation));
  }
  return events;
}

function connectionEvent(connection: ConnectionState, at: number): Event | null {
  switch (connection.kind) {
    case 'idle':
    case 'connecting':
    case 'open':
      return { kind: 'connection', text: t(`log.${connection.kind}`) };
    case 'recovering': {
      const seconds = Math.max(0, Math.round((connection.retryAt - at) / 1_000));
      const reason = connection.reason ? t(`because.${connection.reason}`) : '';
      const text = t('log.recovering', { seconds });
      return {
        kind: 'problem',
        text: reason ? t('connection.because', { state: text, reason }) : text,
      };
    }
    case 'offline':
      return { kind: 'problem', text: t('log.offline') };
    case 'failed':
      return { kind: 'problem', text: t('log.failed', { reason: connection.problem.message }) };
  }
}

/** Tells whether what shows is another than what is saved: a form hands over all of its values, changed or not. */
function showsUnsaved({ preview, chatbot }: SessionState): boolean {
  if (!preview || !chatbot) return false;
  return JSON.stringify(withChanges(chatbot.config, preview)) !== JSON.stringify(chatbot.config);
}

function conversationEvents(before: Conversation, after: Conversation): readonly Event[] {
  const events: Event[] = [];
  if (after.gap && !before.gap) events.push({ kind: 'problem', text: t('log.gap') });
  events.push(...outboxEvents(before, after));
  if (before.epoch !== after.epoch) {
    if (before.epoch > 0) events.push({ kind: 'sent', text: t('log.cleared') });
    const { length } = after.messages;
    if (length > 0) events.push({ kind: 'connection', text: t('log.restored', { count: length }) });
    return events;
  }
  for (const message of after.messages) {
    if (message.seq > before.seq) events.push(...messageEvents(message, before));
  }
  for (const reply of after.replies) {
    const known = before.replies.find(({ replyId }) => replyId === reply.replyId);
    const { replyId } = reply;
    if (!known) events.push({ kind: 'reply', text: t('log.replyOpened'), replyId });
    if (known && known.gen > 0 && reply.gen > known.gen) {
      events.push({
        kind: 'problem',
        text: t('log.restarted', { generation: reply.gen }),
        replyId,
      });
    }
    if (reply.text !== '' && !known?.text) {
      events.push({ kind: 'reply', text: t('log.firstToken'), replyId });
    }
  }
  return events;
}

function outboxEvents(before: Conversation, after: Conversation): readonly Event[] {
  return after.outbox.flatMap((outgoing): Event[] => {
    const known = before.outbox.find(({ cid }) => cid === outgoing.cid);
    if (known?.state === outgoing.state) return [];
    if (outgoing.state === 'sent') return [{ kind: 'sent', text: t('log.acked') }];
    if (outgoing.state === 'sending') {
      return [{ kind: 'sent', text: t('log.queued', { text: short(outgoing.text) }) }];
    }
    const reason = outgoing.problem?.message ?? t('unavailable');
    return [{ kind: 'problem', text: t('log.sendFailed', { reason }) }];
  });
}

function messageEvents(message: Message, before: Conversation): readonly Event[] {
  if (message.role === 'user') {
    const outgoing = before.outbox.find(({ cid }) => cid === message.cid);
    if (!outgoing)
      return [{ kind: 'sent', text: t('log.elsewhere', { text: short(message.text) }) }];
    return outgoing.state === 'sent' ? [] : [{ kind: 'sent', text: t('log.acked') }];
  }
  const replyId = message.id;
  if (message.state === 'stopped') return [{ kind: 'reply', text: t('log.stopped'), replyId }];
  if (message.state === 'failed') {
    const reason = message.problem?.message ?? t('unavailable');
    return [{ kind: 'problem', text: t('log.replyFailed', { reason }), replyId }];
  }
  const text = message.debug
    ? t('log.done', { time: duration(message.debug.totalMs) })
    : t('log.doneUntimed');
  return [{ kind: 'reply', text, replyId }];
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
