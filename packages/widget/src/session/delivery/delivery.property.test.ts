import { buildPublicConfig } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { SessionClient } from '../session-client.js';
import { FaultySessionServer } from '../testing/faulty-server.js';
import { MemoryStorage } from '../testing/memory-storage.js';
import { loadUpkeep } from '../load-upkeep.js';

type Step =
  | { readonly do: 'write' | 'say'; readonly text: string }
  | { readonly do: 'end' | 'cut' | 'leave' | 'back' | 'lose' | 'refresh' | 'wait' }
  | { readonly do: 'limit'; readonly allowance: number };

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('write'), text }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('say'), text }) },
  { weight: 8, arbitrary: fc.constantFrom<Step>({ do: 'wait' }, { do: 'end' }) },
  { weight: 4, arbitrary: fc.constantFrom<Step>({ do: 'cut' }, { do: 'refresh' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>({ do: 'leave' }, { do: 'back' }, { do: 'lose' }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('limit'), allowance: fc.nat(3) }) },
);

const loaded = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A browser lets go of a page's locks before there is another page in its place. */
async function unlocked(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  await Promise.all(
    held.map(({ name = '' }) => navigator.locks.request(name, () => Promise.resolve())),
  );
}

/** A page, its storage and a server, and what a person has written into it. */
class Run {
  readonly server: FaultySessionServer;
  readonly storage = new MemoryStorage();
  readonly written: string[] = [];
  client: SessionClient;

  constructor(pageSize: number) {
    this.server = new FaultySessionServer(pageSize);
    this.client = this.#page();
  }

  async play(one: Step): Promise<void> {
    const { server } = this;
    switch (one.do) {
      case 'write': {
        // What is written is trimmed; a number makes each one of a kind.
        const said = `${this.written.length} ${one.text}`.trim();
        this.written.push(said);
        this.client.send(said);
        break;
      }
      case 'say':
        server.tell(server.model.say(one.text));
        break;
      case 'end':
        server.tell(server.model.end());
        break;
      case 'cut':
        server.cut();
        break;
      case 'leave':
        server.unreachable = true;
        server.cut();
        break;
      case 'back':
        server.unreachable = false;
        break;
      case 'lose':
        server.losesAcks = !server.losesAcks;
        break;
      case 'limit':
        server.allowance = one.allowance;
        break;
      case 'refresh':
        this.client.disconnect();
        await unlocked();
        this.client = this.#page();
        break;
      case 'wait':
        await loaded();
    }
    await Promise.resolve();
  }

  /** Everything works again: until nothing waits and nothing is missing. */
  async finish(): Promise<void> {
    const { server } = this;
    Object.assign(server, { unreachable: false, losesAcks: false, allowance: Infinity });
    server.cut();
    const { store } = this.client;
    const isDone = (): boolean => {
      const { conversation, connection } = store.state;
      const log = server.model.logOf(server.model.epoch);
      return (
        connection.kind === 'open' &&
        conversation.outbox.length === 0 &&
        !conversation.gap &&
        conversation.seq === log.length &&
        this.storage.waiting.length === 0 &&
        log.filter(({ role }) => role === 'user').length >= this.written.length
      );
    };
    await new Promise<void>((resolve, reject) => {
      // What the storage has does not show in the state.
      const looking = setInterval(() => {
        if (!isDone()) return;
        clearTimeout(late);
        clearInterval(looking);
        resolve();
      });
      const late = setTimeout(() => {
        clearInterval(looking);
        const { connection, conversation } = store.state;
        reject(new Error(`It does not settle: ${JSON.stringify({ connection, conversation })}`));
      }, 2_000);
    });
  }

  #page(): SessionClient {
    const client = new SessionClient({
      server: 'https://chat.example.com',
      chatbotId: 'shop-helper',
      mode: 'test',
      config: buildPublicConfig(),
      token: () => 'operator-token',
      operator: () => 'anna',
      storage: this.storage,
      schedule: (run) => queueMicrotask(run),
      hash: () => null,
      open: (_url, protocol) => this.server.open(protocol),
      // Sockets are all there is here.
      times: { openMs: 60_000, probeMs: 60_000 },
    });
    client.connect();
    return client;
  }
}

describe('a session with everything that can go wrong', () => {
  const { random } = Math;
  const { fetch } = window;
  const seed = Number(document.documentElement.dataset['seed']) || Date.now() % 2 ** 31;

  before(async () => {
    await loadUpkeep();
  });
  beforeEach(() => {
    sessionStorage.clear();
    Math.random = () => 0; // No wait between two tries.
    // HTTP is no way out here.
    window.fetch = () => Promise.reject(new TypeError('blocked'));
  });
  afterEach(() => {
    Math.random = random;
    window.fetch = fetch;
  });

  const delivers = (plant: (run: Run) => void) =>
    fc.asyncProperty(
      fc.array(step, { maxLength: 40, size: 'max' }),
      fc.constantFrom(3, 200),
      async (steps, pageSize) => {
        const run = new Run(pageSize);
        try {
          plant(run);
          await loaded();
          for (const one of steps) await run.play(one);
          await run.finish();
          const { model } = run.server;
          const log = model.logOf(model.epoch);
          const sent = log.filter(({ role }) => role === 'user').map((message) => message.text);
          expect(sent).to.deep.equal(run.written);
          const { messages, hasMore, replies } = run.client.store.state.conversation;
          expect(messages).to.deep.equal(log.slice(log.length - messages.length));
          if (!hasMore) expect(messages).to.have.length(log.length);
          const said = model.replies.map((reply) => reply.text);
          expect(replies.map((reply) => reply.text)).to.deep.equal(said);
        } finally {
          run.client.disconnect();
        }
      },
    );

  it(`[8.4] sends all that was written, once and in order (seed ${seed})`, async () => {
    const honest = delivers(() => undefined);
    const result = await fc.check(honest, { seed, numRuns: 60, interruptAfterTimeLimit: 20_000 });
    const reason = result.errorInstance instanceof Error ? result.errorInstance.message : '';
    expect(result.failed, `${fc.defaultReportMessage(result)}\n${reason}`).to.equal(false);
  }).timeout(40_000);

  /** The property above must notice each of these. */
  const faults: Readonly<Record<string, (run: Run) => void>> = {
    'a message overtakes one that is held back': ({ server }) => {
      server.ignoresAfter = true;
    },
    'nothing is kept over a refresh': ({ storage }) => {
      storage.refuses = 'off';
    },
    'a message is stored again when it is sent again': ({ server }) => {
      server.forgetsCids = true;
    },
  };

  for (const [fault, plant] of Object.entries(faults)) {
    it(`[8.4] the property fails where ${fault}`, async () => {
      const options = { seed: 7, numRuns: 300, endOnFailure: true };
      const result = await fc.check(delivers(plant), options);
      expect(result.failed).to.equal(true);
    }).timeout(40_000);
  }
});
