import type { Cursor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import type {
  ExpiringFrame,
  Recovery,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { chatbotTopic } from '../../../chatbots/chatbot-news.js';
import type { Unsubscribe } from '../../../live-store/live-store.js';
import type { SessionRecord } from '../../storage/session-repository.js';
import type { ClientSocket } from '../connection/client-socket.js';
import type { EngineParts } from '../engine-parts.js';
import { ExpiryWatch } from './expiry-watch.js';
import type { Log } from '../log.js';
import { sessionTopic, type OverrideNews, type SessionNews } from './news.js';
import { NO_OVERRIDES, overridesFrame, type Overrides } from '../overrides.js';
import { readRecovery } from './recovery.js';
import { RoomMember, type Head, type MemberHost } from './room-member.js';
import type { EngineSettings } from '../settings.js';
import { TokenBucket } from '../connection/token-bucket.js';

/** The sockets of one session on this process. Each of its news is read once, for all of them. */
export class SessionRoom implements MemberHost {
  /** Messages that the session may send. */
  readonly sends: TokenBucket;
  /** Resolves when news from now on reach the members. */
  readonly listening: Promise<void>;
  readonly #sessionId: string;
  readonly #parts: EngineParts;
  readonly #expiry: ExpiryWatch;
  /** Oldest first. */
  readonly #members = new Set<RoomMember>();
  #head: Head = { epoch: 0, seq: 0 };
  #overrides = NO_OVERRIDES;
  #subscriptions: readonly Unsubscribe[] = [];
  #closed = false;

  constructor(parts: EngineParts, session: SessionRecord) {
    this.#parts = parts;
    this.#sessionId = session.id;
    this.sends = new TokenBucket(parts.settings.sends, parts.settings.clock);
    // What a review link opens stays what it is.
    const topic = session.reviewLink ? null : chatbotTopic(session.chatbotId, parts.mode);
    this.listening = this.#listen(topic);
    this.#expiry = new ExpiryWatch(parts, session, {
      onExpiring: (frame) => this.#notify(JSON.stringify(frame)),
      onOver: (how) => this.#closeAll(how),
    });
  }

  get head(): Head {
    return this.#head;
  }

  get overrides(): Overrides {
    return this.#overrides;
  }

  get settings(): EngineSettings {
    return this.#parts.settings;
  }

  get log(): Log {
    return this.#parts.log;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Adds a socket; one too many replaces the oldest. */
  add(socket: ClientSocket, session: SessionRecord): RoomMember {
    const [oldest] = this.#members;
    if (oldest && this.#members.size >= this.settings.socketsPerSession) {
      this.#members.delete(oldest);
      oldest.close(CLOSE.replaced, 'The session was opened in too many places.');
    }
    const member = new RoomMember(socket, this);
    this.#members.add(member);
    this.#sayPresent();
    if (this.#expiry.hasTold(session)) {
      const frame: ExpiringFrame = { type: 'expiring', inMs: session.expiresInMs };
      member.offerState('life', JSON.stringify(frame));
    }
    return member;
  }

  remove(member: RoomMember): void {
    member.leave();
    this.#members.delete(member);
    this.#sayPresent();
  }

  /** Tells the members the position of the log, as the log has it. */
  offerHead(head: Head): void {
    this.#reach(head);
    for (const member of this.#members) member.offerHead(head);
  }

  read(cursor: Cursor): Promise<Recovery | null> {
    return readRecovery(this.#parts, this.#sessionId, cursor);
  }

  close(): void {
    this.#closed = true;
    this.#expiry.stop();
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#subscriptions = [];
  }

  async #listen(chatbot: string | null): Promise<void> {
    const { liveStore } = this.#parts;
    this.#subscriptions = await Promise.all([
      liveStore.subscribe(sessionTopic(this.#sessionId), (news, read) => this.#hear(news, read)),
      ...(chatbot === null
        ? []
        : [
            liveStore.subscribe(chatbot, (news) => {
              for (const member of this.#members) member.offerState('chatbot', news);
            }),
          ]),
    ]);
    if (this.#closed) this.close();
  }

  #hear(text: string, read?: unknown): void {
    const news = (read ?? JSON.parse(text)) as SessionNews;
    switch (news.type) {
      case 'delta':
        for (const member of this.#members) member.offerDelta(news, text);
        break;
      case 'message':
      case 'done':
        this.#reach({ epoch: news.epoch, seq: news.message.seq });
        for (const member of this.#members) member.offerEntry(news, text);
        break;
      case 'recovered':
        this.#reach(news.recovery);
        for (const member of this.#members) member.offerReset(news, text);
        break;
      case 'reply':
        for (const member of this.#members) member.offerReply(news, text);
        break;
      case 'feedback':
        for (const member of this.#members) member.offerAside(text);
        break;
      case 'moved':
        this.offerHead(news);
        break;
      case 'extended':
        this.#notify(text);
        break;
      case 'override':
        this.#override(news);
        break;
      case 'ended':
      case 'expired':
        this.#closeAll(news.type);
    }
  }

  #sayPresent(): void {
    this.#parts.liveStore.setPresent(this.#sessionId, this.#members.size);
  }

  #notify(frame: string): void {
    for (const member of this.#members) member.offerState('life', frame);
  }

  #closeAll(how: 'ended' | 'expired'): void {
    for (const member of this.#members) {
      member.close(how === 'ended' ? CLOSE.ended : CLOSE.idle, `The session has ${how}.`);
    }
  }

  #override({ type: _, ...changes }: OverrideNews): void {
    this.#overrides = { ...this.#overrides, ...changes };
    const frame = JSON.stringify(overridesFrame(this.#overrides));
    for (const member of this.#members) member.offerState('overrides', frame);
    if (this.#overrides.simulation !== 'session-expired') return;
    this.#overrides = { ...this.#overrides, simulation: 'none' };
    this.#closeAll('expired');
  }

  #reach({ epoch, seq }: Head): void {
    const { epoch: known, seq: last } = this.#head;
    if (epoch > known || (epoch === known && seq > last)) this.#head = { epoch, seq };
  }
}
