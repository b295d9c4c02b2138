import type { ServerFrame } from './server-frames.schema.js';

/** What each frame must have for the reducer to be safe; kept this small for the embed's sake. */
const SHAPE: Record<ServerFrame['type'], readonly string[]> = {
  welcome: ['session', 'chatbot', 'recovery'],
  recovered: ['recovery'],
  ack: ['cid', 'messageId'],
  message: ['epoch', 'message', 'replyId'],
  delta: ['replyId', 'gen', 'offset', 'text'],
  done: ['epoch', 'message', 'length'],
  chatbot: ['chatbot'],
  error: ['problem'],
  pong: [],
};

/**
 * Reads a frame from the server, without the weight of a schema validator: the server builds
 * frames from typed values, so this only has to keep out other versions and other software.
 *
 * @returns null for anything that is not a frame of this version; the caller skips it.
 */
export function parseServerFrame(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  let frame: Partial<Record<string, unknown>> | null;
  try {
    frame = JSON.parse(data) as typeof frame;
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null || typeof frame['type'] !== 'string') return null;
  if (!Object.hasOwn(SHAPE, frame['type'])) return null;
  const fields = SHAPE[frame['type'] as ServerFrame['type']];
  return fields.every((field) => frame[field] !== undefined) ? (frame as ServerFrame) : null;
}
