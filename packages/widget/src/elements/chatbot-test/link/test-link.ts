import type {
  ClientFrame,
  HelloFrame,
  PreviewFrame,
  Simulation,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  OverridesFrame,
  WelcomeFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { BenchSimulation } from '../../../test-bench/toolbar/simulation.js';
import type { Socket } from '../../../session/link/socket.js';
import { localProblem } from '../tell-problem.js';
import { LinkedSocket, type SocketHost } from './linked-socket.js';

/** Pause in typing after which the values of a form are sent, in ms. */
const SETTLE_MS = 150;

export interface TestLinkOptions {
  /** Called when the simulation, or the preview that answers, has changed. */
  readonly onChange: () => void;
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Link of a test session, with what a visitor's has not: unsaved values that answer, and simulated
 * failures. It sits between the session and its sockets, so that neither knows of it. The server is
 * told its part of a simulation by frames, again on every new socket; the rest is done here.
 */
export class TestLink implements SocketHost {
  readonly #options: TestLinkOptions;
  #socket: LinkedSocket | null = null;
  /** Simulation that was asked for; the server's part is shown once the server confirms it. */
  #wanted: BenchSimulation = 'none';
  #heard: Simulation = 'none';
  /** Simulation that the server was told; null: what it was told no longer counts. */
  #toldSimulation: Simulation | null = 'none';
  #toldChanges = '{}';
  #changes = '{}';
  #preview = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sessionId = '';
  /** The session that was made to look expired, for the next hello. */
  #resume: string | null = null;

  constructor(options: TestLinkOptions) {
    this.#options = options;
  }

  /** Simulation that runs now, started by this page or another one of the same session. */
  get simulation(): BenchSimulation {
    return this.#wanted === 'slow' || this.#wanted === 'offline' ? this.#wanted : this.#heard;
  }

  /** Fingerprint of the unsaved configuration that answers; empty: the draft does. */
  get preview(): string {
    return this.#preview;
  }

  get isSlow(): boolean {
    return this.#wanted === 'slow';
  }

  get isOffline(): boolean {
    return this.#wanted === 'offline';
  }

  /** Wraps a socket: put it between the session and its sockets. */
  readonly wrap = (socket: Socket): Socket => new LinkedSocket(socket, this);

  /** Values that nobody has saved, null for none, answer from the next message on. */
  setChanges(changes: object | null): void {
    const text = JSON.stringify(changes ?? {});
    if (text === this.#changes) return;
    this.#changes = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), SETTLE_MS);
  }

  /** The session itself has to be let go for `offline`, and taken up again after it. */
  simulate(simulation: BenchSimulation): void {
    if ([this.#wanted, this.#heard].includes('session-expired')) this.#resume = this.#sessionId;
    this.#wanted = simulation;
    this.#toldSimulation = null;
    this.#tell();
    this.#options.onChange();
  }

  /** Nothing goes out any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#socket = null;
  }

  leaving(frame: string, socket: LinkedSocket): string {
    if (isA('hello', frame)) return this.#resumed(frame);
    // What is sent now is to be answered by what is in the form now.
    if (isA('send', frame) && socket === this.#socket) this.#tell();
    return frame;
  }

  arriving(frame: string, socket: LinkedSocket): void {
    if (!isA('welcome', frame)) return;
    this.#socket = socket;
    this.#toldSimulation = 'none';
    this.#toldChanges = '{}';
    this.#hear('none', '');
    this.#options.onChange();
    const { session } = JSON.parse(frame) as WelcomeFrame;
    const isAnother = this.#sessionId !== '' && this.#sessionId !== session.id;
    this.#sessionId = session.id;
    if (this.#wanted !== 'session-expired') return;
    // As with a real one: whoever comes back after that has another session, and it is over.
    if (isAnother) this.#wanted = 'none';
  }

  told(frame: string, socket: LinkedSocket): void {
    if (socket !== this.#socket) return;
    if (isA('welcome', frame)) this.#tell();
    if (!isA('overrides', frame)) return;
    const { simulation, preview } = JSON.parse(frame) as OverridesFrame;
    this.#hear(simulation, preview);
    this.#options.onChange();
  }

  #hear(simulation: Simulation, preview: string): void {
    this.#heard = simulation;
    this.#preview = preview;
  }

  #tell(): void {
    clearTimeout(this.#timer);
    if (!this.#socket) return;
    if (this.#changes !== this.#toldChanges) {
      this.#toldChanges = this.#changes;
      this.#write({
        type: 'preview',
        changes: JSON.parse(this.#changes) as PreviewFrame['changes'],
      });
    }
    const simulation = isServers(this.#wanted) ? this.#wanted : 'none';
    const isKnown = simulation === (this.#toldSimulation ?? this.#heard);
    this.#toldSimulation = simulation;
    if (isKnown) return;
    this.#write({ type: 'simulate', simulation });
  }

  #write(frame: ClientFrame): void {
    const text = JSON.stringify(frame);
    if (new TextEncoder().encode(text).length <= LIMITS.frameBytes) this.#socket?.write(text);
    else {
      const message = 'The unsaved values are too large to answer.';
      const action = 'Save them to test them; large images belong at an address of their own.';
      this.#options.onProblem(localProblem('frame-too-large', message, action));
    }
  }

  /** The session that only looked expired is opened again, where a new one would be asked for. */
  #resumed(frame: string): string {
    if (this.#resume === null) return frame;
    const { fresh: _, ...hello } = JSON.parse(frame) as HelloFrame;
    const resumed: HelloFrame = { ...hello, sessionId: this.#resume };
    this.#resume = null;
    return JSON.stringify(resumed);
  }
}

function isServers(simulation: BenchSimulation): simulation is Exclude<Simulation, 'none'> {
  return !['none', 'slow', 'offline'].includes(simulation);
}

/** Both ends write the type first. */
function isA(type: string, frame: string): boolean {
  return frame.startsWith(`{"type":"${type}"`);
}
