import { randomUUID } from 'node:crypto';
import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import type {
  ClientFrame,
  Cursor,
  HelloFrame,
  PingFrame,
  SendFrame,
  VisitorInputs,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { CLOSE, type CloseCode } from '@chatbot-test/shared/protocol/close-codes.js';
import type {
  ErrorFrame,
  PongFrame,
  ServerFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { isDatabaseDown } from '../../../database-down.js';
import { toChatbotInfo } from '../../../chatbots/chatbot-revision.js';
import type { SessionRecord } from '../../storage/session-repository.js';
import { identified, isSameVisitor } from '../visitor.js';
import type { AccessWatch } from './access-watch.js';
import type { ClientSocket } from './client-socket.js';
import { closeCodeOf, OVER_CODES } from './close-code-of.js';
import { Expiry } from '../room/expiry.js';
import { decodeClientFrame, nameOf, type FrameName } from './decode-client-frame.js';
import { revisionOf } from '../chatbot-directory.js';
import type { EngineParts } from '../engine-parts.js';
import { NO_OVERRIDES, overridesFrame } from '../overrides.js';
import { readEarlier, readRecovery } from '../room/recovery.js';
import type { Head } from '../room/room-member.js';
import type { OpenedSession, OpenSession } from './open-session.js';
import { SendOrder } from './send-order.js';
import { sessionInfo } from '../session-info.js';
import type { SessionOperations } from '../session-operations.js';
import type { Place, SessionRooms } from '../room/session-rooms.js';
import { TokenBucket } from './token-bucket.js';

/** A client that is known already, for frames that come without a socket of their own. */
export interface KnownClient {
  readonly session: SessionRecord;
  readonly frames: TokenBucket;
  readonly sends: TokenBucket;
}

export interface ConnectionHost {
  readonly parts: EngineParts;
  readonly rooms: SessionRooms;
  readonly operations: SessionOperations;
  readonly access: AccessWatch;
}

type HeldSession = Pick<SessionRecord, 'id' | 'tenantId' | 'chatbotId' | 'visitor'>;

const NOWHERE: Cursor = { epoch: 0, seq: 0, replies: [] };

/**
 * A client's connection, from the upgrade to its end. Frames are read when they come and carried
 * out one after the other, so that sends are stored in the order in which they were sent.
 */
export class ClientConnection {
  readonly #socket: ClientSocket;
  readonly #open: OpenSession;
  readonly #host: ConnectionHost;
  readonly #frames: TokenBucket;
  #helloTimer: NodeJS.Timeout | undefined;
  readonly #known: KnownClient | null;
  readonly #order = new SendOrder();
  #state: 'new' | 'greeted' | 'closed' = 'new';
  /** Null until the client is authenticated. */
  #session: HeldSession | null = null;
  #renew: OpenedSession['renew'];
  readonly #expiry = new Expiry(() => this.close(CLOSE.expired, 'The token has expired.'));
  #place: Place | null = null;
  #unwatch: () => void = () => undefined;
  #queue = Promise.resolve();
  #waiting = 0;
  /** True if the page has said who its visitor is. */
  #identified = false;
  #heardAt = performance.now();

  constructor(
    socket: ClientSocket,
    open: OpenSession,
    host: ConnectionHost,
    known: KnownClient | null = null,
  ) {
    this.#socket = socket;
    this.#open = open;
    this.#host = host;
    this.#known = known;
    const { frames, helloMs } = host.parts.settings;
    this.#frames = known?.frames ?? new TokenBucket(frames);
    if (known) {
      this.#session = held(known.session);
      this.#state = 'greeted';
      return;
    }
    this.#helloTimer = setTimeout(() => {
      this.close(CLOSE.helloTimeout, 'No hello in time.');
    }, helloMs);
  }

  /** Takes a text frame that has arrived; `bytes` is its length in UTF-8. */
  receive(text: string, bytes: number): void {
    if (this.#state === 'closed') return;
    this.alive();
    const { helloBytes, frameBytes } = this.#host.parts.settings;
    if (bytes > (this.#session ? frameBytes : helloBytes)) {
      this.#refuse(new CodedError('frame-too-large'), CLOSE.frameTooLarge);
      return;
    }
    if (!this.#frames.take()) {
      this.#refuse(new CodedError('rate-limited'), CLOSE.rateLimited);
      return;
    }
    const decoded = decodeClientFrame(text);
    if ('frame' in decoded) this.#take(decoded.frame);
    else if (decoded.isRubbish || this.#state === 'new')
      this.#refuse(decoded.error, CLOSE.badFrame);
    else this.#tell(decoded.error, decoded);
  }

  /** Resolves when all that was received is carried out. */
  get settled(): Promise<void> {
    return this.#queue;
  }

  /** The protocol has text frames only. */
  receiveBinary(): void {
    if (this.#state === 'closed') return;
    this.#refuse(new CodedError('bad-frame', { reason: 'it is binary' }), CLOSE.badFrame);
  }

  /** The other end gave a sign of life. */
  alive(): void {
    this.#heardAt = performance.now();
  }

  /** Keeps a quiet link busy and drops a silent one; to be called every `everyMs`. */
  checkLife(everyMs: number): void {
    const { heartbeatMs, silenceMs } = this.#host.parts.settings;
    const now = performance.now();
    if (now - this.#heardAt > silenceMs) {
      this.close(CLOSE.slow, 'Nothing was heard for too long.');
      return;
    }
    const member = this.#place?.member;
    // Half a look less: looks are never quite so far apart.
    if (!member || now - member.quietSince(now) < heartbeatMs - 1.5 * everyMs) return;
    member.push(pong(member.given));
    this.#socket.ping();
  }

  /** Tells the client to connect elsewhere; it is closed within so many ms. */
  sendAway(withinMs: number): void {
    if (this.#place) this.#push({ type: 'goaway', withinMs });
  }

  close(code: CloseCode, reason: string): void {
    if (this.#state === 'closed') return;
    this.#socket.close(code, reason);
    this.disconnected();
  }

  /** The socket has closed, whoever closed it. */
  disconnected(): void {
    this.#state = 'closed';
    this.#stopWaiting();
    this.#expiry.cancel();
    this.#unwatch();
    this.#place?.leave();
    this.#place = null;
  }

  #stopWaiting(): void {
    clearTimeout(this.#helloTimer);
    this.#helloTimer = undefined;
  }

  #take(frame: ClientFrame): void {
    if (frame.type === 'ping') {
      this.#push(pong(this.#place?.member.given));
      return;
    }
    if (this.#state === 'new') {
      if (frame.type !== 'hello') {
        this.#refuse(new CodedError('unauthorized'), CLOSE.unauthorized, nameOf(frame));
        return;
      }
      this.#state = 'greeted';
      this.#stopWaiting();
    } else if (frame.type === 'hello') {
      this.#tell(
        new CodedError('bad-frame', { reason: 'there was a hello before' }),
        nameOf(frame),
      );
      return;
    }
    if (this.#waiting >= this.#host.parts.settings.waitingFrames) {
      this.#refuse(new CodedError('rate-limited'), CLOSE.rateLimited);
      return;
    }
    this.#waiting += 1;
    const at = performance.now();
    this.#queue = this.#queue.then(async () => {
      if (this.#state !== 'closed') await this.#carryOut(frame, at);
      this.#waiting -= 1;
    });
  }

  /** Never rejects. */
  async #carryOut(frame: Exclude<ClientFrame, PingFrame>, at: number): Promise<void> {
    try {
      await this.#handle(frame, at);
    } catch (error) {
      if (frame.type === 'hello') this.#refuse(error, closeCodeOf(error), nameOf(frame));
      else this.#tell(error, nameOf(frame));
      const over = error instanceof CodedError && OVER_CODES[error.code];
      if (over) this.close(over, error.message);
    }
  }

  /** @param at `performance.now()` when the frame arrived */
  async #handle(frame: Exclude<ClientFrame, PingFrame>, at: number): Promise<void> {
    if (frame.type === 'hello') {
      await this.#greet(frame);
      return;
    }
    const { operations } = this.#host;
    const session = this.#session;
    if (!session) throw new CodedError('unauthorized');
    switch (frame.type) {
      case 'send':
        await this.#send(session, frame, at);
        break;
      case 'stop':
        await operations.stop(session, frame.replyId);
        break;
      case 'regenerate':
        if (!this.#sends?.take()) throw new CodedError('rate-limited');
        await operations.regenerate(session, frame.replyId, this.#socket.requestId);
        break;
      case 'feedback':
        await operations.rate(session.id, frame.replyId, frame.value, frame.reason);
        break;
      case 'reset':
        await operations.reset(session.id, frame.epoch);
        break;
      case 'undo':
        await operations.undo(session.id, frame.epoch);
        break;
      case 'extend':
        await operations.extend(session);
        break;
      case 'identify':
        await this.#identify(session, frame.visitor);
        break;
      case 'auth':
        if (this.#renew) this.#grant(await this.#renew(frame.token));
        break;
      case 'recover':
        await this.#recover(session, frame.cursor);
        break;
      case 'earlier':
        this.#push(await readEarlier(this.#host.parts, session.id, frame));
        break;
      case 'preview':
        await operations.preview(session, frame.changes);
        break;
      case 'simulate':
        operations.simulate(session, frame.simulation);
    }
  }

  async #greet(hello: HelloFrame): Promise<void> {
    const { parts, rooms } = this.#host;
    const opened = await this.#open(hello);
    if (this.#isClosed()) return;
    const { session, token, renew } = opened;
    this.#session = held(session);
    this.#renew = renew;
    this.#grant(opened);
    const { room, member } = (this.#place = rooms.join(this.#socket, session));
    // What happens from here on comes as news; what happened before is read now.
    await room.listening;
    const chatbot = await revisionOf(parts.chatbots, session, parts.mode);
    if (!chatbot) throw new CodedError('not-found', { what: 'chatbot' });
    if (this.#isClosed()) return;
    await member.open(hello.cursor ?? NOWHERE, (recovery) => ({
      type: 'welcome',
      session: sessionInfo(session, parts.mode),
      chatbot: toChatbotInfo(chatbot),
      recovery,
      ...(token !== undefined && { token }),
    }));
    if (opened.problem) this.#tell(opened.problem, nameOf(hello));
    if (room.overrides !== NO_OVERRIDES) member.push(overridesFrame(room.overrides));
  }

  #grant({ expiresAt = null, access }: Pick<OpenedSession, 'expiresAt' | 'access'>): void {
    if (this.#isClosed()) return;
    this.#expiry.set(expiresAt);
    this.#unwatch();
    if (!access) return;
    this.#unwatch = this.#host.access.watch(access, (error) => {
      this.#refuse(error, closeCodeOf(error));
    });
  }

  /** Said on every connection: mostly it is what the session, read a moment ago, has already. */
  async #identify(session: HeldSession, said: VisitorInputs): Promise<void> {
    const isFirst = !this.#identified;
    this.#identified = true;
    if (isFirst && isSameVisitor(session.visitor, identified(session.visitor, said))) return;
    this.#session = held(await this.#host.operations.identify(session, said));
  }

  async #recover({ id }: HeldSession, cursor: Cursor): Promise<void> {
    if (this.#place) {
      this.#place.member.recover(cursor);
      return;
    }
    const recovery = await readRecovery(this.#host.parts, id, cursor);
    if (!recovery) throw new CodedError('not-found', { what: 'session' });
    this.#push({ type: 'recovered', recovery });
  }

  #send(session: HeldSession, frame: SendFrame, at: number): Promise<void> {
    const { meter, mode } = this.#host.parts;
    return this.#order.store(frame, this.#sends, () =>
      this.#host.operations.send(
        session,
        { ...frame, requestId: this.#socket.requestId },
        (ack) => {
          this.#push(ack);
          meter?.acked(mode, performance.now() - at);
        },
      ),
    );
  }

  get #sends(): TokenBucket | undefined {
    return this.#place?.room.sends ?? this.#known?.sends;
  }

  #push(frame: ServerFrame): void {
    if (this.#state === 'closed') return;
    if (this.#place) this.#place.member.push(frame);
    else this.#socket.send(JSON.stringify(frame));
  }

  /** Tells the client why something was refused; what nobody expected is logged. */
  #tell(thrown: unknown, { ref, cid }: FrameName = {}): void {
    const correlationId = randomUUID();
    const error = isDatabaseDown(thrown)
      ? new CodedError('database-unavailable', {}, thrown)
      : thrown;
    const problem = toProblem(error, correlationId);
    const { log, meter } = this.#host.parts;
    meter?.refused(problem.code);
    const { requestId } = this.#socket;
    const names = { correlationId, requestId, sessionId: this.#session?.id, cid };
    if (error === thrown && error instanceof CodedError) {
      log.info({ ...names, code: problem.code }, 'a frame was refused');
    } else log.error({ err: thrown, ...names }, 'a frame could not be carried out');
    const frame: ErrorFrame = {
      type: 'error',
      problem,
      ...(ref !== undefined && { ref }),
      ...(cid !== undefined && { cid }),
    };
    this.#push(frame);
  }

  #refuse(error: unknown, code: CloseCode, name?: FrameName): void {
    this.#tell(error, name);
    this.close(code, error instanceof CodedError ? error.code : 'internal');
  }

  /** Reads the state by a call, since it may have changed while something was awaited. */
  #isClosed(): boolean {
    return this.#state === 'closed';
  }
}

/** All of a session that is kept for as long as a socket is open: thousands are. */
function held({ id, tenantId, chatbotId, visitor }: SessionRecord): HeldSession {
  return { id, tenantId, chatbotId, visitor };
}

/** Builds a pong, with the place that the socket has been brought to, if any (P-GAP-3). */
function pong(given?: Head): PongFrame {
  return { type: 'pong', ...(given && given.epoch > 0 && given) };
}
