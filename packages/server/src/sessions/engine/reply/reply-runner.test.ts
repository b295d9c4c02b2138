import t from 'tap';
import { MemoryLiveStore } from '../../../live-store/memory-live-store.js';
import { FixedDirectory } from '../../../../testing/sessions/fixed-directory.js';
import { ListeningLog } from '../../../../testing/sessions/listening-log.js';
import { ScriptedService } from '../../../../testing/sessions/scripted-service.js';
import type { SessionStorage } from '../../storage/session-storage.js';
import { NO_OVERRIDES } from '../overrides.js';
import { DEFAULT_SETTINGS } from '../settings.js';
import { ReplyRunner } from './reply-runner.js';
import { ReplySlots } from './reply-slots.js';

/** More steps than there are from an empty look into the queue to the end of the work. */
const STEPS = 20;

/** A runner whose queue is empty whenever it is looked into; `looked` is told of each look. */
function withEmptyQueue(looked: () => void): ReplyRunner {
  const claimNext = () => {
    looked();
    return Promise.resolve(null);
  };
  const parts = {
    mode: 'test',
    // Nothing is claimed, so that nothing else of it is asked.
    storage: { queue: { claimNext } } as unknown as SessionStorage,
    liveStore: new MemoryLiveStore(() => undefined),
    service: new ScriptedService(),
    chatbots: new FixedDirectory(),
    settings: DEFAULT_SETTINGS,
    log: new ListeningLog(),
  } as const;
  return new ReplyRunner(parts, new ReplySlots(DEFAULT_SETTINGS), () => NO_OVERRIDES);
}

await t.test(
  '[8.4] the queue is looked into again for who comes at any moment while its work ends',
  async (t) => {
    for (let steps = 0; steps < STEPS; steps++) {
      let looks = 0;
      const runner = withEmptyQueue(() => (looks += 1));
      const first = runner.wake('session');
      for (let step = 0; step < steps; step++) await Promise.resolve();
      const before = looks;
      await Promise.all([first, runner.wake('session')]);
      t.ok(looks > before, `${steps} steps after it began`);
    }
  },
);
