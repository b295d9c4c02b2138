import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FromProgram } from './bounded-process.js';
import type { ReadingJob, ReadingResult } from './reading-messages.js';
import { prepare } from './work.js';

/**
 * The program of a reading process: one job at a time, and no more memory than its argument says,
 * in MiB. What reads is loaded here, where nothing else waits.
 */
const watch = new Worker(new URL('./memory-watch.worker.js', import.meta.url), {
  workerData: process.argv[2],
});
watch.unref();
const watching = once(watch, 'message');

process.on('disconnect', () => process.exit());
process.on('message', (job: ReadingJob) => {
  void (async () => {
    await watching;
    const work = await prepare(job);
    send({ type: 'started' });
    const before = process.cpuUsage();
    const result = await work().catch((error: unknown): ReadingResult => {
      return { type: 'refused', problem: 'document-unreadable', reason: String(error) };
    });
    const { user, system } = process.cpuUsage(before);
    send({ type: 'done', result, cpuMs: (user + system) / 1_000 });
  })();
});

function send(message: FromProgram<ReadingResult>): void {
  process.send?.(message);
}
