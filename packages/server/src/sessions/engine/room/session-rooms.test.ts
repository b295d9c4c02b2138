import t from 'tap';
import { MemoryLiveStore } from '../../../live-store/memory-live-store.js';
import { FakeSocket } from '../../../../testing/sessions/fake-socket.js';
import { FixedDirectory } from '../../../../testing/sessions/fixed-directory.js';
import { ListeningLog } from '../../../../testing/sessions/listening-log.js';
import { ScriptedService } from '../../../../testing/sessions/scripted-service.js';
import type { SessionRecord } from '../../storage/session-repository.js';
import { SessionRooms } from './session-rooms.js';
import { DEFAULT_SETTINGS } from '../settings.js';

/** Counts who listens. */
class CountingStore extends MemoryLiveStore {
  listeners = 0;

  override async subscribe(topic: string, listener: (news: string) => void) {
    const unsubscribe = await super.subscribe(topic, listener);
    this.listeners += 1;
    return () => {
      this.listeners -= 1;
      unsubscribe();
    };
  }
}

await t.test('[8.4] nothing is left of a session when its last socket has gone', async (t) => {
  const liveStore = new CountingStore((error) => {
    throw error;
  });
  const rooms = new SessionRooms({
    mode: 'test',
    liveStore,
    // A room reads nothing before somebody says hello.
    storage: Object.create(null) as never,
    chatbots: new FixedDirectory(),
    service: new ScriptedService(),
    settings: DEFAULT_SETTINGS,
    log: new ListeningLog(),
  });
  const join = (id: string) => rooms.join(new FakeSocket(), record(id));
  const first = join('a');
  const second = join('a');
  const other = join('b');
  await Promise.all([first, second, other].map(({ room }) => room.listening));
  t.same([rooms.size, liveStore.listeners], [2, 4]);
  first.leave();
  first.leave();
  t.same([rooms.size, liveStore.listeners], [2, 4]);
  second.leave();
  t.same([rooms.size, liveStore.listeners], [1, 2]);
  const hasty = join('c');
  hasty.leave();
  await hasty.room.listening;
  other.leave();
  t.same([rooms.size, liveStore.listeners], [0, 0], 'not even of one that left at once');
});

function record(id: string): SessionRecord {
  const now = new Date();
  return {
    id,
    tenantId: 'demo',
    chatbotId: 'shop',
    operatorId: 'anna',
    visitor: {},
    reviewLink: null,
    epoch: 1,
    seq: 0,
    createdAt: now,
    lastActiveAt: now,
    expiresAt: now,
    expiresInMs: DEFAULT_SETTINGS.idleMs,
    endedAt: null,
    open: true,
  };
}
