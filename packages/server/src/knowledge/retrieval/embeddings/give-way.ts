import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

/** Nice value where there is nothing better: a tenth of what others get. */
const LOW_PRIORITY = 10;

/**
 * Has this thread work only in time that nobody else wants, from now on and on Linux alone: elsewhere
 * there are priorities of processes only. It is then of the class SCHED_IDLE, which others interrupt at
 * once. A nice value would not do: a thread of any gets a slice of some milliseconds to its end, and a
 * message needs its core several times. Node has no call for it; `chrt` is in util-linux and in busybox.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = basename(readlinkSync('/proc/thread-self'));
    execFileSync('chrt', ['-i', '-p', '0', thread], { stdio: 'ignore' });
  } catch {
    // 0 means this thread. Lowering is always allowed.
    setPriority(0, LOW_PRIORITY);
  }
}
