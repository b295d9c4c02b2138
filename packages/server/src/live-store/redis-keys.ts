/**
 * Names in Redis; docs/several-instances.md has their contents and lifetimes. What is in braces decides
 * the slot on a Redis Cluster, so that a session's keys are always together.
 */
const PREFIX = 'chatbot-test';

/** A list: the pieces of a reply on the way. */
export function replyKey(sessionId: string, replyId: string): string {
  return `${PREFIX}:{session:${sessionId}}:reply:${replyId}`;
}

/** A hash: how many sockets a process has in each session. */
export function presenceKey(processId: string): string {
  return `${PREFIX}:{present}:${processId}`;
}

/** A sorted set: the processes that have sockets, by the time until which they count. */
export const PRESENT_PROCESSES_KEY = `${PREFIX}:{present}`;

/** Channels have no databases of their own, so the number is part of their name. */
export function channelPrefix(database: number): string {
  return `${PREFIX}:${database}:`;
}

export function channelOf(prefix: string, topic: string): string {
  return `${prefix}{${topic}}`;
}

export function topicOf(prefix: string, channel: string): string {
  return channel.slice(prefix.length + 1, -1);
}
