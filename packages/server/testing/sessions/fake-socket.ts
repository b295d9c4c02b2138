import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { ClientConnection } from '../../src/sessions/engine/connection/client-connection.js';
import type { ClientSocket } from '../../src/sessions/engine/connection/client-socket.js';
import { Changes } from '../patience.js';
import { seen } from './seen.js';

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

/** A socket without a network: what was sent, and how much of it a test says is waiting. */
export class FakeSocket implements ClientSocket {
  readonly frames: ServerFrame[] = [];
  bufferedAmount = 0;
  closed: number | null = null;
  /** Set by whoever connects it. */
  connection: ClientConnection | null = null;
  readonly #changes = new Changes();

  send(text: string): void {
    const frame = parseServerFrame(text);
    if (!frame) throw new Error(`This is no frame: ${text}`);
    this.frames.push(frame);
    this.#changes.tell();
  }

  close(code: number): void {
    this.closed = code;
    this.#changes.tell();
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
    await this.until(() => this.ofType(type).length >= number, `${type} frame ${number}`);
    const frame = this.ofType(type)[number - 1];
    if (!frame) throw new Error('It was there a moment ago.');
    return frame;
  }

  async until(condition: () => boolean, what = String(condition)): Promise<void> {
    await this.#changes.until(
      condition,
      () => `${what}; what came: ${seen(this.frames, this.closed ?? undefined)}`,
    );
  }
}
