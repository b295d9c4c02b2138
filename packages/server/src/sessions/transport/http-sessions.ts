import type { ServerResponse } from 'node:http';
import { guardOpening, type ClientPlace, type GuardedOpening } from '../access/client-place.js';
import type { SessionAccess } from '../access/session-access.js';
import type { SessionEngine } from '../engine/session-engine.js';
import { HttpTransport } from './http-transport.js';
import { WelcomeAlone } from './welcome-alone.js';

/** RFC 6455, 7.4.1: nothing is wrong. */
const RENEWED = 1000;

/** A stream that was counted, and the correlation id of its request. */
export interface AdmittedStream extends GuardedOpening {
  readonly requestId: string;
}

/** Frames of one request, each as JSON text, and whose they are. */
export interface FrameBatch {
  readonly token: string | undefined;
  readonly sessionId: string | undefined;
  readonly texts: readonly string[];
  /** Correlation id of the request. */
  readonly requestId: string;
}

/** Sessions of one mode over plain HTTP. */
export class HttpSessions {
  readonly #engine: SessionEngine;
  readonly #access: SessionAccess;
  readonly #streamMs: number;

  /** @param streamMs time after which a stream is renewed, in ms */
  constructor(engine: SessionEngine, access: SessionAccess, streamMs: number) {
    this.#engine = engine;
    this.#access = access;
    this.#streamMs = streamMs;
  }

  /**
   * Counts a stream that is about to begin.
   *
   * @throws CodedError `address-limited`
   */
  admit(chatbotId: string, place: ClientPlace): AdmittedStream {
    const guarded = guardOpening(place, 'streams', (hello) =>
      this.#access.open(chatbotId, hello, place),
    );
    return { ...guarded, requestId: place.requestId };
  }

  /**
   * Runs a session on this response until either side ends it; `hello` is a frame's JSON text.
   *
   * @param once only until the welcome is said: what follows is asked for
   */
  stream(
    { open, leave, requestId }: AdmittedStream,
    hello: string,
    response: ServerResponse,
    once = false,
  ): void {
    const alive = (): void => connection.alive();
    const transport = once
      ? new WelcomeAlone(response, alive, requestId)
      : new HttpTransport(response, alive, requestId);
    const connection = this.#engine.connect(transport, open);
    const timer = setTimeout(
      () => transport.close(RENEWED, 'The stream is renewed.'),
      this.#streamMs,
    );
    response.on('close', () => {
      clearTimeout(timer);
      leave();
      this.#engine.disconnect(connection);
    });
    response.on('error', () => undefined); // It closes, and that is all there is to do.
    connection.receive(hello, Buffer.byteLength(hello));
  }

  /** Carries out frames in the session that the token opens. */
  async carryOut(
    chatbotId: string,
    { token, sessionId, texts, requestId }: FrameBatch,
  ): Promise<{ readonly frames: unknown[]; readonly close?: { code: number; reason: string } }> {
    const session = await this.#access.enter(chatbotId, token, sessionId);
    const { frames, close } = await this.#engine.socketless.carryOut(session, texts, requestId);
    return {
      frames: frames.map((frame) => JSON.parse(frame) as unknown),
      ...(close && { close }),
    };
  }
}
