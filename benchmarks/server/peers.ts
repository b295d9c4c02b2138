import { once } from 'node:events';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { startProcess } from '../../packages/server/testing/processes.js';
import { pin, SERVER_CORE } from './machine.js';
import type { BenchClient, Ending, StreamPlan, System } from './system.js';

/** A `ws` server that sends the same frames on timers. */
export async function startPlain(t: Ending, { pieces, perSecond }: StreamPlan): Promise<System> {
  const args = [pieces, perSecond].map(String);
  const started = await startProgram(t, './programs/plain.ts', { args });
  return socketPeer('plain ws', started, (data, onText, waits) => {
    const frame = JSON.parse(data) as { type: string; text: string };
    if (frame.type === 'delta') onText(frame.text);
    else waits.hear(frame.type);
  });
}

/** A `ws` server that passes on what the provider says, as it says it. */
export async function startRelay(t: Ending, provider: string): Promise<System> {
  const env = { SERVICE: `${provider}/chat/completions` };
  const started = await startProgram(t, './floor.ts', { env });
  return socketPeer('relay', started, (data, onText, waits) => {
    if (data === '[DONE]') return waits.hear('done');
    const { choices } = JSON.parse(data) as { choices: { delta: { content?: string } }[] };
    const delta = choices[0]?.delta;
    if (delta?.content) onText(delta.content);
    // The provider begins with a piece without text: that the request is made is its ack.
    else if (delta && 'role' in delta) waits.hear('ack');
  });
}

function socketPeer(
  name: string,
  { pid, port }: { pid: number; port: number },
  hear: (data: string, onText: (text: string) => void, waits: Waits) => void,
): System {
  return {
    name,
    pids: () => [pid],
    connect: async (onText) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
      await once(socket, 'open');
      const waits = new Waits();
      socket.on('message', (data: Buffer) => hear(data.toString(), onText, waits));
      return {
        send: () => {
          socket.send('{"type":"send"}');
          return waits.next('ack');
        },
        done: () => waits.next('done'),
        close: () => socket.terminate(),
      };
    },
  };
}

export async function startSocketIo(t: Ending, { pieces, perSecond }: StreamPlan): Promise<System> {
  const args = [pieces, perSecond].map(String);
  const { pid, port } = await startProgram(t, './programs/socket-io.ts', { args });
  return {
    name: 'Socket.IO',
    pids: () => [pid],
    connect: async (onText): Promise<BenchClient> => {
      const socket = io(`http://127.0.0.1:${port}`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
      });
      const waits = new Waits();
      await new Promise<void>((resolve) => socket.on('connect', resolve));
      socket.on('delta', ({ text }: { text: string }) => onText(text));
      socket.on('done', () => waits.hear('done'));
      return {
        send: async () => void (await socket.emitWithAck('send')),
        done: () => waits.next('done'),
        close: () => void socket.disconnect(),
      };
    },
  };
}

async function startProgram(
  t: Ending,
  file: string,
  given: { args?: string[]; env?: Record<string, string> },
) {
  const child = startProcess(t, new URL(file, import.meta.url), given);
  child.stdout?.resume();
  child.stderr?.on('data', (data: Buffer) => process.stderr.write(data));
  const [port] = (await once(child, 'message')) as [number];
  const pid = child.pid ?? 0;
  pin(pid, SERVER_CORE);
  return { pid, port };
}

/** Waiting readers of each kind of frame, in order. */
export class Waits {
  readonly #waiting = new Map<string, (() => void)[]>();

  next(type: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(type, [...(this.#waiting.get(type) ?? []), resolve]);
    });
  }

  hear(type: string): void {
    this.#waiting.get(type)?.shift()?.();
  }
}
