import t from 'tap';
import { listenToService } from './listen-to-service.js';

type Tell = (event: number) => void;

const never = new AbortController().signal;
const PATIENT = { signal: never, silenceMs: 60_000 };
const planted = new Error('planted');

/** Listens to a service, to the end. */
async function hear(begin: (tell: Tell) => Promise<void>, terms = PATIENT, most = Infinity) {
  const heard: number[] = [];
  const take = (event: number) => {
    heard.push(event);
    if (heard.length >= most) throw planted;
  };
  const error: unknown = await listenToService(begin, take, terms).catch((thrown) => thrown);
  return { heard, error };
}

/** Says one thing, then nothing, and does not care for anybody's signal. */
const deaf = (tell: Tell) => {
  tell(1);
  return new Promise<void>(() => undefined);
};

await t.test('passes on everything, in order, to the end or to a failure', async (t) => {
  const three = async (tell: Tell) => {
    for (const event of [1, 2, 3]) tell(event);
    await Promise.resolve();
  };
  t.same(await hear(three), { heard: [1, 2, 3], error: undefined });
  const failing = async (tell: Tell) => {
    await three(tell);
    throw planted;
  };
  t.same(await hear(failing), { heard: [1, 2, 3], error: planted });
});

await t.test('ends at once when it is aborted, though the service goes on', async (t) => {
  const abort = new AbortController();
  let goOn: Tell = () => undefined;
  const stubborn = (tell: Tell) => {
    goOn = tell;
    setImmediate(() => abort.abort());
    return deaf(tell);
  };
  const { heard, error } = await hear(stubborn, { ...PATIENT, signal: abort.signal });
  goOn(2);
  t.same({ heard, error }, { heard: [1], error: undefined }, 'what comes later is not heard');
  const late = await hear(deaf, { ...PATIENT, signal: abort.signal });
  t.same(late, { heard: [], error: undefined }, 'and nothing is begun that was aborted before');
});

await t.test('[4.5] fails when the service is silent for too long', async (t) => {
  const { heard, error } = await hear(deaf, { ...PATIENT, silenceMs: 20 });
  t.same(heard, [1]);
  t.match(error, { code: 'service-timeout' });
});

await t.test('ends with what the listener throws, and hears nothing more', async (t) => {
  const talking = async (tell: Tell) => {
    for (let event = 1; event < 9; event++) tell(event);
    await Promise.resolve();
  };
  t.same(await hear(talking, PATIENT, 3), { heard: [1, 2, 3], error: planted });
});
