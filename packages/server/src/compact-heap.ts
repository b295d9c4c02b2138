/**
 * Gives memory back when the server has become quiet; imported for its effect.
 *
 * Between two collections V8 lets the heap grow by a factor of up to four, and where next to nothing
 * happens there are none: a server with thousands of quiet sessions would keep as much garbage as
 * sessions. To collect more often all the time (`--heap-growing-percent`) gives the same memory, but then a
 * server that works marks its heap every second or two, which a send may wait for.
 */
import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { HeapCompactor } from './heap-compactor.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let since = performance.eventLoopUtilization();
const compactor = new HeapCompactor({
  usedBytes: () => getHeapStatistics().used_heap_size,
  busyShare: () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, since);
    since = now;
    return utilization;
  },
  compact: () => {
    // What is left lies scattered over pages that could not be given back.
    setFlagsFromString('--compact-on-every-full-gc');
    collect();
    setFlagsFromString('--no-compact-on-every-full-gc');
  },
});
setInterval(() => compactor.look(), HeapCompactor.EVERY_MS).unref();
