import t from 'tap';
import { serviceStream } from './service-stream.js';

const never = new AbortController().signal;

async function* counting(onReturn: () => void = () => undefined): AsyncGenerator<number> {
  try {
    for (let i = 1; ; i++) yield i;
  } finally {
    onReturn();
  }
}

/** Says one thing, then nothing, and does not care for anybody's signal. */
function deaf(): AsyncIterable<number> {
  let said = false;
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        if (said) return new Promise(() => undefined);
        said = true;
        return Promise.resolve({ value: 1, done: false });
      },
      return: () => new Promise(() => undefined),
    }),
  };
}

await t.test('passes on everything, in order, to the end', async (t) => {
  async function* three() {
    yield* [1, 2, 3];
  }
  const heard: number[] = [];
  for await (const event of serviceStream(three(), never, 1_000)) heard.push(event);
  t.same(heard, [1, 2, 3]);
});

await t.test('passes on what the service throws', async (t) => {
  const planted = new Error('planted');
  async function* failing() {
    yield 1;
    throw planted;
  }
  const heard: number[] = [];
  await t.rejects(async () => {
    for await (const event of serviceStream(failing(), never, 1_000)) heard.push(event);
  }, planted);
  t.same(heard, [1]);
});

await t.test('ends at once when it is aborted, though the service goes on', async (t) => {
  const abort = new AbortController();
  const heard: number[] = [];
  for await (const event of serviceStream(deaf(), abort.signal, 60_000)) {
    heard.push(event);
    setImmediate(() => abort.abort());
  }
  t.same(heard, [1]);
});

await t.test('begins nothing that was aborted before', async (t) => {
  for await (const event of serviceStream(counting(), AbortSignal.abort(), 1_000)) {
    t.fail(`heard ${event}`);
  }
});

await t.test('[4.5] throws when the service is silent for too long', async (t) => {
  const heard: number[] = [];
  await t.rejects(
    async () => {
      for await (const event of serviceStream(deaf(), never, 20)) heard.push(event);
    },
    { code: 'service-timeout' },
  );
  t.same(heard, [1]);
});

await t.test('lets the service clean up when its listener has enough', async (t) => {
  const returned = new Promise<void>((resolve) => {
    void (async () => {
      for await (const event of serviceStream(counting(resolve), never, 1_000)) {
        if (event === 3) break;
      }
    })();
  });
  await returned;
  t.pass('it was told');
});
