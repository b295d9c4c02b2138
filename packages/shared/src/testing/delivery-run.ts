import fc from 'fast-check';
import { canonicalJson } from '../config/canonical-json.js';
import { EMPTY_CONVERSATION, type Conversation } from '../conversation/conversation.js';
import { cursorOf } from '../conversation/cursor.js';
import type { ConversationEvent, reduce } from '../conversation/reduce.js';
import type { ServerFrame } from '../protocol/server-frames.schema.js';
import { ModelServer } from './model-server.js';

/** Fate of one frame: how often it arrives, and how many steps late. */
interface Fate {
  readonly copies: number;
  readonly late: number;
}

export type Step =
  | { readonly do: 'send'; readonly own: boolean; readonly fate: Fate }
  | {
      readonly do: 'resend' | 'say' | 'end' | 'reset' | 'regenerate';
      readonly text: string;
      readonly fate: Fate;
    }
  | { readonly do: 'restart' }
  | { readonly do: 'recover' | 'earlier'; readonly fate: Fate };

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ copies: 1, late: 0 }) },
  { weight: 2, arbitrary: fc.record({ copies: fc.nat(2), late: fc.nat(4) }) },
);
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send'), own: fc.boolean(), fate }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resend'), text, fate }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('say'), text, fate }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('end'), text, fate }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('regenerate'), text, fate }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reset'), text, fate }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('recover', 'earlier'), fate }) },
);

/** Histories of one session, as long as `maxLength` steps. */
export function histories(maxLength: number): fc.Arbitrary<Step[]> {
  return fc.array(step, { maxLength, size: 'max' });
}

/** One client of one model server, with a link between them that does what the steps say. */
export class DeliveryRun {
  readonly server: ModelServer;
  state: Conversation = EMPTY_CONVERSATION;
  /** True while there is a link: without one nothing passes, either way. */
  isUp = true;
  /** Called before each frame arrives. */
  arriving: () => void = () => undefined;
  readonly #onTheWay: { readonly due: number; readonly frame: ServerFrame }[] = [];
  /** Every text that a reply had, by id and generation: what a client shows must start one. */
  readonly #said = new Map<string, string>();
  readonly #reduce: typeof reduce;
  #now = 0;
  #cids = 0;

  constructor(pageSize: number, reducer: typeof reduce) {
    this.server = new ModelServer(pageSize);
    this.#reduce = reducer;
    this.take(this.recovered());
  }

  recovered(): ServerFrame {
    return { type: 'recovered', recovery: this.server.recovery(cursorOf(this.state)) };
  }

  take(event: ConversationEvent): void {
    const before = this.state;
    this.state = this.#reduce(before, event);
    for (const { replyId, gen, text } of before.replies) {
      const after = this.state.replies.find((reply) => reply.replyId === replyId);
      const back =
        after && (after.gen < gen || (after.gen === gen && !after.text.startsWith(text)));
      if (back) throw new Error(`${replyId} went back from ${text} to ${after.text}`);
    }
    this.check();
  }

  play(one: Step): void {
    this.#now += 1;
    const frames = this.#act(one);
    for (const reply of this.server.replies) {
      this.#said.set(`${reply.replyId} ${reply.gen}`, reply.text);
    }
    if (one.do !== 'restart') {
      for (let copy = 0; copy < one.fate.copies; copy += 1) {
        const due = this.#now + one.fate.late * (copy + 1);
        for (const frame of frames) this.#onTheWay.push({ due, frame });
      }
    }
    this.#deliver(this.#now);
  }

  /** All that is under way arrives, and then what a client asks for when it is back. */
  finish(): void {
    this.#deliver(Infinity);
    this.reconnect();
  }

  /** Asks for older messages until there are none. */
  readAll(): void {
    while (this.state.hasMore) {
      const known = this.state.messages;
      for (const page of this.#earlier()) this.take(page);
      if (this.state.messages === known) throw new Error('Older messages are not given.');
    }
  }

  /** Connects a client anew: it sends its cursor, and again what has no ack. */
  reconnect(): void {
    this.isUp = true;
    this.take(this.recovered());
    for (const { cid } of this.state.outbox) {
      for (const frame of this.server.send(cid, cid)) this.take(frame);
    }
  }

  #earlier(): readonly ServerFrame[] {
    const [first] = this.state.messages;
    return first ? [this.server.page(this.state.epoch, first.seq)] : [];
  }

  #act(one: Step): readonly ServerFrame[] {
    switch (one.do) {
      case 'send': {
        const cid = `cid-${(this.#cids += 1)}`;
        if (one.own) {
          this.take({ type: 'queued', cid, text: cid, createdAt: '' });
          if (!this.isUp) return [];
        }
        return this.server.send(cid, cid);
      }
      case 'resend': {
        const cid = this.state.outbox[0]?.cid;
        return cid === undefined ? [] : this.server.send(cid, cid);
      }
      case 'say':
        return [this.server.say(one.text)].filter((frame) => frame !== null);
      case 'end':
        return [this.server.end()].filter((frame) => frame !== null);
      case 'regenerate':
        return [this.server.regenerate()].filter((frame) => frame !== null);
      case 'reset':
        return [this.server.reset()];
      case 'restart':
        this.server.restart();
        return [];
      case 'recover':
        return [this.recovered()];
      case 'earlier':
        return this.#earlier();
    }
  }

  #deliver(until: number): void {
    const due = this.#onTheWay.filter((item) => item.due <= until).sort((a, b) => a.due - b.due);
    for (const item of due) this.#onTheWay.splice(this.#onTheWay.indexOf(item), 1);
    for (const { frame } of due) {
      this.arriving();
      if (this.isUp) this.take(frame);
    }
  }

  /** Checks the invariants after every frame. */
  check(): void {
    const { epoch, seq, messages, replies, outbox } = this.state;
    const log = this.server.logOf(epoch).slice(0, seq);
    equal(messages, log.slice(log.length - messages.length), 'messages are a piece of the log');
    equal(messages.at(-1)?.seq ?? seq, seq, 'the last message is the newest known');
    for (const { replyId, gen, text } of replies) {
      const said = this.#said.get(`${replyId} ${gen}`) ?? '';
      if (!said.startsWith(text)) throw new Error(`${text} was never said, only ${said}`);
    }
    const ended = new Set(messages.map(({ id }) => id));
    if (replies.some(({ replyId }) => ended.has(replyId))) throw new Error('a reply goes on');
    const shown = new Set(messages.map((message) => (message.role === 'user' ? message.cid : '')));
    if (outbox.some(({ cid }) => shown.has(cid))) throw new Error('a message is shown twice');
  }
}

/** @throws Error with both values, where they differ as JSON. */
export function equal(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [canonicalJson(found), canonicalJson(wanted)];
  if (a !== b) throw new Error(`${what}: found ${a}, wanted ${b}`);
}
