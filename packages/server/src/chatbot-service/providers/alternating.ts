/** Message of a conversation with a service. */
interface Said {
  readonly role: string;
  readonly content: string;
}

/**
 * The messages of a conversation in turns: many models want first a user's, and never two of one side.
 * A question without an answer is joined with the next one, under whose id both are sent.
 */
export function alternating<T extends Said>(messages: readonly T[]): T[] {
  const result: T[] = [];
  for (const message of messages) {
    const last = result.at(-1);
    if (last?.role === message.role) {
      result[result.length - 1] = { ...message, content: `${last.content}\n\n${message.content}` };
    } else if (last || message.role === 'user') result.push(message);
  }
  return result;
}
