import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

/** Core of what is measured, and core of the load. */
export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** Settings of Node and of the C library in `deploy`: all servers that are compared have them. */
export const AS_DEPLOYED = {
  NODE_OPTIONS: '--max-semi-space-size=4 --v8-pool-size=1',
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** Linux counts CPU time in hundredths of a second. */
const TICKS = 100;
const PAGE = 4_096;

/** Keeps a process with all of its threads on one core. */
export function pin(pid: number, core: number): void {
  if (availableParallelism() < 2) return;
  execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
}

/** CPU time of processes and their threads so far, in seconds. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const stat = read(`/proc/${pid}/stat`);
    // The name of the program may have spaces; what follows it has none.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
  }, 0);
}

/** Resident memory, in bytes. */
export function residentBytes(pids: readonly number[]): number {
  return pids.reduce(
    (sum, pid) => sum + Number(read(`/proc/${pid}/statm`).split(' ')[1]) * PAGE,
    0,
  );
}

/**
 * Memory that processes have written, in bytes. What they share, as Postgres' do, counts once; pages
 * of program files do not, since they come and go as the kernel likes.
 */
export function writtenBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const parts = read(`/proc/${pid}/smaps_rollup`).matchAll(/^Pss_(?:Anon|Shmem): +(\d+) kB$/gm);
    return [...parts].reduce((all, [, kb]) => all + Number(kb) * 1_024, sum);
  }, 0);
}

/** A process and all that it has begun. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    if (stat)
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** Describes the machine that the figures come from. */
export function describeMachine() {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
  };
}

/** Empty where the process has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
