import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { ClientConnection } from '../engine/client-connection.js';
import type { ClientSocket } from '../engine/client-socket.js';

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

/** A socket without a network: what was sent, and how much of it a test says is waiting. */
export class FakeSocket implements ClientSocket {
  readonly frames: ServerFrame[] = [];
  bufferedAmount = 0;
  closed: number | null = null;
  /** Set by whoever connects it. */
  connection: ClientConnection | null = null;
  readonly #listeners = new Set<() => void>();

  send(text: string): void {
    const frame = parseServerFrame(text);
    if (!frame) throw new Error(`This is no frame: ${text}`);
    this.frames.push(frame);
    this.#changed();
  }

  close(code: number): void {
    this.closed = code;
    this.#changed();
  }

  ping(): void {
    this.connection?.alive();
  }

  write(frame: ClientFrame): void {
    const text = JSON.stringify(frame);
    this.connection?.receive(text, Buffer.byteLength(text));
  }

  ofType<Type extends ServerFrame['type']>(type: Type): FrameOf<Type>[] {
    return this.frames.filter((frame): frame is FrameOf<Type> => frame.type === type);
  }

  /** Resolves with the frame of this type and number, from 1. */
  async nth<Type extends ServerFrame['type']>(type: Type, number: number): Promise<FrameOf<Type>> {
    await this.until(() => this.ofType(type).length >= number);
    const frame = this.ofType(type)[number - 1];
    if (!frame) throw new Error('It was there a moment ago.');
    return frame;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        const listener = () => {
          this.#listeners.delete(listener);
          resolve();
        };
        this.#listeners.add(listener);
      });
    }
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
