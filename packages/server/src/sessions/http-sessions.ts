import type { ServerResponse } from 'node:http';
import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { OpenedSession } from './engine/client-connection.js';
import type { SessionEngine } from './engine/session-engine.js';
import { HttpTransport } from './http-transport.js';
import type { SessionRecord } from './session-repository.js';

/** Decides who may use which session, as for sockets. */
export interface SessionDoor {
  /** @throws CodedError */
  open(chatbotId: string, hello: HelloFrame): Promise<OpenedSession>;
  /** A session that is open already. @throws CodedError */
  find(
    chatbotId: string,
    token: string | undefined,
    sessionId: string | undefined,
  ): Promise<SessionRecord>;
}

/** RFC 6455, 7.4.1: nothing is wrong. */
const RENEWED = 1000;

/** Sessions of one mode over plain HTTP. */
export class HttpSessions {
  readonly #engine: SessionEngine;
  readonly #door: SessionDoor;
  readonly #streamMs: number;

  /** @param streamMs a stream is renewed after so long, in ms */
  constructor(engine: SessionEngine, door: SessionDoor, streamMs: number) {
    this.#engine = engine;
    this.#door = door;
    this.#streamMs = streamMs;
  }

  /** Runs a session on this response until either side ends it; `hello` is a frame's JSON text. */
  stream(chatbotId: string, hello: string, response: ServerResponse): void {
    const transport = new HttpTransport(response, () => connection.alive());
    const connection = this.#engine.connect(transport, (frame) =>
      this.#door.open(chatbotId, frame),
    );
    const timer = setTimeout(
      () => transport.close(RENEWED, 'The stream is renewed.'),
      this.#streamMs,
    );
    response.on('close', () => {
      clearTimeout(timer);
      this.#engine.disconnect(connection);
    });
    response.on('error', () => undefined); // It closes, and that is all there is to do.
    connection.receive(hello, Buffer.byteLength(hello));
  }

  /** Carries out frames, given as JSON text, in the session that the token opens. */
  async carryOut(
    chatbotId: string,
    token: string | undefined,
    sessionId: string | undefined,
    texts: readonly string[],
  ): Promise<{ readonly frames: unknown[]; readonly close?: { code: number; reason: string } }> {
    const session = await this.#door.find(chatbotId, token, sessionId);
    const { frames, close } = await this.#engine.socketless.carryOut(session, texts);
    return {
      frames: frames.map((frame) => JSON.parse(frame) as unknown),
      ...(close && { close }),
    };
  }
}
