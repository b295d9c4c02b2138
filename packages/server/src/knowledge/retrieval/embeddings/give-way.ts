import { execFileSync } from 'node:child_process';
import { setPriority } from 'node:os';

/** Nice value where there is nothing better: a tenth of what others get. */
const LOW_PRIORITY = 10;

/**
 * Has this process work only in time that nobody else wants, from now on. On Linux its main thread is
 * then of the class SCHED_IDLE, which others interrupt at once. A nice value would not do: a process of
 * any gets a slice of some milliseconds to its end, and a message needs its core several times. Node
 * has no call for it; `chrt` is in util-linux and in busybox.
 */
export function giveWay(): void {
  try {
    execFileSync('chrt', ['-i', '-p', '0', String(process.pid)], { stdio: 'ignore' });
  } catch {
    // Lowering is always allowed.
    setPriority(LOW_PRIORITY);
  }
}
