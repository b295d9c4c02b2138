/** The part of a WebSocket that the client uses. A browser's `WebSocket` has it all. */
export interface SocketEvents {
  open: { readonly type: 'open' };
  message: { readonly type: 'message'; readonly data: string };
  close: {
    readonly type: 'close';
    readonly code: number;
    readonly reason: string;
    readonly wasClean: boolean;
  };
  error: { readonly type: 'error' };
}

type Listener<Type extends keyof SocketEvents> = (event: SocketEvents[Type]) => void;
type Listeners = { [Type in keyof SocketEvents]: Set<Listener<Type>> };
type Parcel = { readonly data: string } | { readonly code: number; readonly reason: string };

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3] as const;
/** RFC 6455, 7.4.1: no code was given; the link broke without a closing handshake. */
const [NO_CODE, BROKEN] = [1005, 1006] as const;

/** One end of the pair. */
export class MemorySocket {
  readonly protocol: string;
  #readyState: 0 | 1 | 2 | 3 = CONNECTING;
  readonly #lane: Lane;
  readonly #listeners: Listeners = {
    open: new Set(),
    message: new Set(),
    close: new Set(),
    error: new Set(),
  };

  constructor(protocol: string, lane: Lane) {
    this.protocol = protocol;
    this.#lane = lane;
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#readyState;
  }

  /** Number of code units sent and not delivered (a browser counts bytes). */
  get bufferedAmount(): number {
    return this.#lane.size;
  }

  addEventListener<Type extends keyof SocketEvents>(type: Type, listener: Listener<Type>): void {
    this.#listeners[type].add(listener);
  }

  removeEventListener<Type extends keyof SocketEvents>(type: Type, listener: Listener<Type>): void {
    this.#listeners[type].delete(listener);
  }

  /** @throws Error while connecting. After the close it does nothing, as in a browser. */
  send(data: string): void {
    if (this.#readyState === CONNECTING) throw new Error('The socket is still connecting.');
    if (this.#readyState === OPEN) this.#lane.push({ data });
  }

  close(code: number = NO_CODE, reason = ''): void {
    if (code !== NO_CODE && code !== 1000 && (code < 3000 || code > 4999)) {
      throw new Error(`A page may not close a socket with ${code}.`);
    }
    if (this.#readyState === CONNECTING) return this.breakOff();
    if (this.#readyState !== OPEN) return;
    this.#readyState = CLOSING;
    this.#lane.push({ code, reason });
  }

  /** Opens the socket. Called by the pair. */
  open(): void {
    if (this.#readyState !== CONNECTING) return;
    this.#readyState = OPEN;
    this.#emit('open', { type: 'open' });
  }

  /** Takes something that has arrived from the other end. Called by the pair. */
  receive(parcel: Parcel): void {
    if (this.#readyState === CLOSED) return;
    if ('data' in parcel) {
      if (this.#readyState === OPEN) {
        this.#emit('message', { type: 'message', data: parcel.data });
      }
      return;
    }
    const answered = this.#readyState === CLOSING;
    this.#readyState = CLOSED;
    if (!answered) this.#lane.push(parcel);
    const { code, reason } = parcel;
    this.#emit('close', { type: 'close', code, reason, wasClean: true });
  }

  /** Breaks the link without a close frame. Called by the pair. */
  breakOff(): void {
    if (this.#readyState === CLOSED) return;
    this.#readyState = CLOSED;
    this.#emit('error', { type: 'error' });
    this.#emit('close', { type: 'close', code: BROKEN, reason: '', wasClean: false });
  }

  #emit<Type extends keyof SocketEvents>(type: Type, event: SocketEvents[Type]): void {
    for (const listener of [...this.#listeners[type]]) listener(event);
  }
}

/** One direction of a link: delivers in order, each parcel in its own task of the micro queue. */
export class Lane {
  #mode: 'flow' | 'hold' | 'drop' = 'flow';
  #waiting: Parcel[] = [];
  #pumping = false;
  #deliver: (parcel: Parcel) => void = () => undefined;

  /** Sets the far end. Called by the pair. */
  connect(deliver: (parcel: Parcel) => void): void {
    this.#deliver = deliver;
  }

  /** Code units under way. */
  get size(): number {
    return this.#waiting.reduce((sum, item) => sum + ('data' in item ? item.data.length : 0), 0);
  }

  /** Keeps what is sent until {@link flow}: a link that stalls. */
  hold(): void {
    this.#mode = 'hold';
  }

  /** Loses what is sent, and what has not arrived, until {@link flow}: a half-open link. */
  drop(): void {
    this.#mode = 'drop';
    this.#waiting = [];
  }

  /** Delivers again, first what was held. */
  flow(): void {
    this.#mode = 'flow';
    void this.#pump();
  }

  /** Sends a parcel on its way. Called by the pair. */
  push(parcel: Parcel): void {
    if (this.#mode === 'drop') return;
    this.#waiting.push(parcel);
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    await Promise.resolve();
    while (this.#mode === 'flow') {
      const parcel = this.#waiting.shift();
      if (!parcel) break;
      this.#deliver(parcel);
      await Promise.resolve();
    }
    this.#pumping = false;
    if (this.#mode === 'flow' && this.#waiting.length > 0) void this.#pump();
  }
}

export interface SocketPair {
  readonly client: MemorySocket;
  readonly server: MemorySocket;
  readonly toServer: Lane;
  readonly toClient: Lane;
  /** Makes the connection, if `socketPair` was told to wait with it. */
  open(): void;
  /** Breaks the link: both ends see it close with 1006, what was under way is lost. */
  cut(): void;
}

export interface SocketPairOptions {
  readonly protocol?: string;
  /** Stay connecting until `open()`. */
  readonly waiting?: boolean;
}

/**
 * Two ends of a link in memory, for tests that need faults at an exact place: delivery is
 * asynchronous and in order, and each direction can stall, lose frames or break.
 */
export function socketPair({ protocol = '', waiting = false }: SocketPairOptions = {}): SocketPair {
  const toServer = new Lane();
  const toClient = new Lane();
  const client = new MemorySocket(protocol, toServer);
  const server = new MemorySocket(protocol, toClient);
  toServer.connect((parcel) => server.receive(parcel));
  toClient.connect((parcel) => client.receive(parcel));
  const open = (): void => {
    server.open();
    client.open();
  };
  if (!waiting) void Promise.resolve().then(open);
  return {
    client,
    server,
    toServer,
    toClient,
    open,
    cut() {
      toServer.drop();
      toClient.drop();
      client.breakOff();
      server.breakOff();
    },
  };
}
