/** A process of its own that takes a data directory, says so, and keeps it until it is killed. */
import { lockDirectory } from '../src/db/embedded/directory-lock.js';

const outcome = await lockDirectory(process.argv[2] ?? '').then(
  () => 'held',
  (error: unknown) => String(error),
);
process.send?.(outcome);
setInterval(() => undefined, 60_000);
