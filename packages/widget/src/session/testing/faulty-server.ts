import type { ClientFrame, SendFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { buildChatbotInfo, buildSessionInfo } from '@chatbot-test/shared/testing/builders.js';
import { ModelServer } from '@chatbot-test/shared/testing/model-server.js';
import {
  socketPair,
  type MemorySocket,
  type SocketPair,
} from '@chatbot-test/shared/testing/socket-pair.js';

const LIMITED: Problem = {
  code: 'rate-limited',
  message: 'Too many messages in a short time.',
  action: 'Wait a few seconds and try again.',
  retryable: true,
  correlationId: 'c',
  retryAfterMs: 1,
};

/** One link, as the server sees it. */
interface Place {
  readonly pair: SocketPair;
  greeted: boolean;
  /** P-SEND-4: what was refused for a while on this link, and what follows on it. */
  readonly held: Set<string>;
}

/**
 * The model server at the far end of every socket that a client opens, with all that can go wrong
 * between them: links that break, frames and acks that get lost, messages that are held back.
 */
export class FaultySessionServer {
  readonly model: ModelServer;
  /** Messages that are let through before the next are held back. */
  allowance = Infinity;
  /** Links break as soon as they are made. */
  unreachable = false;
  /** True if acks get lost with the link, though the messages are stored. */
  losesAcks = false;
  /** Planted faults: it breaks the protocol's rules. */
  ignoresAfter = false;
  forgetsCids = false;
  readonly #places: Place[] = [];
  #sends = 0;

  constructor(pageSize: number) {
    this.model = new ModelServer(pageSize);
  }

  open(protocol: string): MemorySocket {
    const pair = socketPair({ protocol });
    if (this.unreachable) {
      queueMicrotask(() => pair.cut());
      return pair.client;
    }
    const place: Place = { pair, greeted: false, held: new Set() };
    this.#places.push(place);
    pair.server.addEventListener('message', ({ data }) => {
      this.#receive(place, JSON.parse(data) as ClientFrame);
    });
    return pair.client;
  }

  cut(): void {
    for (const { pair } of this.#places.splice(0)) pair.cut();
  }

  /** Sends a frame to everybody, as news are. */
  tell(frame: ServerFrame | null): void {
    if (!frame) return;
    for (const place of this.#places) if (place.greeted) this.#send(place, frame);
  }

  #send({ pair }: Place, frame: ServerFrame): void {
    pair.server.send(JSON.stringify(frame));
  }

  #receive(place: Place, frame: ClientFrame): void {
    const { model } = this;
    switch (frame.type) {
      case 'hello':
        place.greeted = true;
        this.#send(place, {
          type: 'welcome',
          session: buildSessionInfo(),
          chatbot: buildChatbotInfo(),
          recovery: model.recovery(frame.cursor),
        });
        break;
      case 'send':
        this.#store(place, frame);
        break;
      case 'recover':
        this.#send(place, { type: 'recovered', recovery: model.recovery(frame.cursor) });
        break;
      case 'earlier':
        this.#send(place, model.page(frame.epoch, frame.before));
        break;
      case 'ping':
        this.#send(place, {
          type: 'pong',
          epoch: model.epoch,
          seq: model.logOf(model.epoch).length,
        });
        break;
      default:
        throw new Error(`This history has no ${frame.type}.`);
    }
  }

  #store(place: Place, { cid, text, after }: SendFrame): void {
    const follows = !this.ignoresAfter && place.held.has(after ?? '');
    if (follows || this.allowance <= 0) {
      place.held.add(cid);
      // By the time the next one is looked at, there may be room again: it must not overtake.
      this.allowance = Math.max(this.allowance, 1);
      this.#send(place, { type: 'error', cid, problem: LIMITED });
      return;
    }
    this.allowance -= 1;
    place.held.delete(cid);
    const frames = this.#keep(cid, text);
    if (this.losesAcks) return this.cut();
    for (const frame of frames) {
      if (frame.type === 'ack') this.#send(place, frame);
      else this.tell(frame);
    }
  }

  #keep(cid: string, text: string): readonly ServerFrame[] {
    if (!this.forgetsCids) return this.model.send(cid, text);
    return this.model
      .send(`${cid}-${(this.#sends += 1)}`, text)
      .map((frame) =>
        frame.type === 'ack' ? { ...frame, cid } : { ...frame, message: { ...frame.message, cid } },
      );
  }
}
