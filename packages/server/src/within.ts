/** Error of a wait that took too long. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * Resolves as a promise does, unless that takes longer than `ms`.
 *
 * @throws TooLate, or what the promise rejects with
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
