import { parentPort, workerData } from 'node:worker_threads';

/**
 * Ends the process when it takes more than its limit, heap and buffers alike: by a thread, since
 * what takes the memory lets nothing else run in its own.
 */
const most = Number(workerData) * 1024 * 1024;
const EVERY_MS = 10;

setInterval(() => {
  if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
parentPort?.postMessage('watching');
