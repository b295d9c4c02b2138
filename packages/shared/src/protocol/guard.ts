import type { ServerFrame } from './server-frames.schema.js';

type Kind = 'object' | 'string' | 'number';

/** Fields that each frame needs for the reducer to be safe; kept small, as the embed loads them. */
const SHAPE: Record<ServerFrame['type'], Readonly<Record<string, Kind>>> = {
  welcome: { session: 'object', chatbot: 'object', recovery: 'object' },
  recovered: { recovery: 'object' },
  page: { epoch: 'number', before: 'number' },
  ack: { cid: 'string', epoch: 'number', seq: 'number' },
  message: { epoch: 'number', message: 'object', replyId: 'string' },
  reply: { epoch: 'number', seq: 'number', replyId: 'string', replyTo: 'string' },
  delta: { replyId: 'string', gen: 'number', offset: 'number', text: 'string' },
  done: { epoch: 'number', message: 'object', length: 'number' },
  feedback: { replyId: 'string' },
  chatbot: { chatbot: 'object' },
  published: { revision: 'number' },
  expiring: { inMs: 'number' },
  extended: { inMs: 'number' },
  error: { problem: 'object' },
  goaway: {},
  overrides: {},
  pong: {},
};

/**
 * Reads a frame from the server, without the weight of a schema validator: the server builds
 * frames from typed values, so this only has to keep out other versions and other software.
 *
 * @returns null for anything that is not a frame of this version; the caller skips it.
 */
export function parseServerFrame(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return null;
  }
  if (!isRecord(frame)) return null;
  const { type, recovery } = frame;
  if (typeof type !== 'string' || !Object.hasOwn(SHAPE, type)) return null;
  for (const [field, kind] of Object.entries(SHAPE[type as ServerFrame['type']])) {
    if (kind === 'object' ? !isRecord(frame[field]) : typeof frame[field] !== kind) return null;
  }
  if (isRecord(recovery) && !(isList(recovery['messages']) && isList(recovery['replies']))) {
    return null;
  }
  if (type === 'page' && !isList(frame['messages'])) return null;
  return frame as unknown as ServerFrame;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRecord);
}
