import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ChaosClient, Sent } from '../world/chaos-client.js';
import type { ChaosModel } from '../world/model-server.js';

/** Verdict on the messages of one session. */
export interface Verdict {
  readonly sent: number;
  /** Acked, or never refused, and not in the log. */
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  /** Replies that were begun again. */
  readonly restarted: number;
  readonly failed: number;
  /** Each is one sentence about an invariant that does not hold. */
  readonly violations: readonly string[];
}

/** Compares what clients saw with what is stored: the invariants A to D of the contract. */
export function judge(
  log: { readonly epoch: number; readonly messages: readonly Message[] },
  clients: readonly ChaosClient[],
  model: ChaosModel,
): Verdict {
  const { epoch, messages } = log;
  const violations = clients.flatMap((client) => client.violations);
  const places = new Map<string, number>();
  let doubled = 0;
  for (const [i, message] of messages.entries()) {
    if (message.seq !== i + 1) violations.push(`B: ${message.seq} is at place ${i + 1}`);
    if (message.role !== 'user') continue;
    if (places.has(message.cid)) doubled += 1;
    places.set(message.cid, message.seq);
  }

  const answers = new Map<string, number>();
  const bots = messages.flatMap((message) => (message.role === 'bot' ? [message] : []));
  const questions = new Map(messages.map((message) => [message.id, message]));
  for (const bot of bots) {
    answers.set(bot.replyTo, (answers.get(bot.replyTo) ?? 0) + 1);
    const question = questions.get(bot.replyTo)?.text ?? '';
    const wrong = model.judge(question, bot.state, bot.text);
    if (wrong) violations.push(`D: ${wrong}`);
  }
  doubled += [...answers.values()].filter((count) => count > 1).length;
  const unanswered = messages.filter(({ role, id }) => role === 'user' && !answers.has(id)).length;
  if (unanswered > 0) violations.push(`D: ${unanswered} messages have no reply`);

  const own = clients.flatMap(({ sent }) => sent);
  const lost = own.filter(({ cid, acked }) => isLost(cid, acked, epoch, places));
  const reordered = clients.reduce((sum, { sent }) => sum + countReordered(sent, places), 0);
  if (lost.length > 0) violations.push(`A: ${lost.length} messages are lost`);
  if (doubled > 0) violations.push(`A: ${doubled} messages are there twice`);
  if (reordered > 0) violations.push(`B: ${reordered} messages are out of order`);

  for (const { conversation } of clients) {
    const shown = conversation.messages.map(essence);
    const stored = messages.slice(messages.length - shown.length).map(essence);
    if (shown.join() !== stored.join()) violations.push('B: a client shows another transcript');
  }
  return {
    sent: own.length,
    lost: lost.length,
    doubled,
    reordered,
    restarted: bots.filter(({ gen }) => gen > 1).length,
    failed: bots.filter(({ state }) => state === 'failed').length,
    violations,
  };
}

/** Tells whether a message was lost. A message that a reset has cleared was not. */
function isLost(
  cid: string,
  acked: number | null,
  epoch: number,
  places: ReadonlyMap<string, number>,
): boolean {
  return acked === null || (acked === epoch && !places.has(cid));
}

/** A message that was refused once may come later than those that its client sent after it. */
function countReordered(sent: readonly Sent[], places: ReadonlyMap<string, number>): number {
  const order = sent
    .filter(({ wasRefused }) => !wasRefused)
    .flatMap(({ cid }) => places.get(cid) ?? []);
  return order.filter((place, i) => i > 0 && place < (order[i - 1] ?? 0)).length;
}

/** All but times. */
function essence(message: Message): string {
  const { id, seq, text } = message;
  if (message.role === 'user') return JSON.stringify([id, seq, message.cid, text]);
  return JSON.stringify([id, seq, message.replyTo, message.gen, message.state, text]);
}
