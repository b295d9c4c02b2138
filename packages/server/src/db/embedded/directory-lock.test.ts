import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { temporaryFolder } from '../../../testing/database.js';
import { endProcess, startProcess } from '../../../testing/processes.js';
import { takeDataDirectory } from './data-directory.js';
import { lockDirectory } from './directory-lock.js';
import { socketFolder } from './socket-path.js';

const HOLDER = new URL('../../../testing/hold-directory.ts', import.meta.url);

await t.test('a directory that another process holds', async (t) => {
  const directory = await temporaryFolder(t);
  const holder = startProcess(t, HOLDER, { args: [directory] });
  t.same(await once(holder, 'message'), ['held', undefined]);

  await t.test('is refused in one line that names the process', async (t) => {
    await t.rejects(lockDirectory(directory), {
      name: 'StartError',
      message: `The data directory ${directory} is in use by another process (pid ${holder.pid}).`,
    });
  });

  await t.test('is refused while that process is stopped and cannot answer', async (t) => {
    holder.kill('SIGSTOP');
    await t.rejects(lockDirectory(directory), /is in use/);
    holder.kill('SIGCONT');
  });

  await t.test('is free as soon as that process is killed', async (t) => {
    await endProcess(holder, 'SIGKILL');
    const lock = await lockDirectory(directory);
    t.equal((await readdir(directory)).length, 1, "the killed process's claim is cleared away");
    await lock.release();
    t.same(await readdir(directory), []);
  });
});

await t.test('a claim left behind does not count, though its process number lives', async (t) => {
  const directory = await temporaryFolder(t);
  await writeFile(join(directory, `lock-000000000000-${process.ppid}.sock`), '');
  const lock = await lockDirectory(directory);
  t.equal((await readdir(directory)).length, 1, 'only ours is left');
  await lock.release();
});

await t.test('of many that start together one holds the directory', async (t) => {
  const directory = await temporaryFolder(t);
  const attempts = await Promise.allSettled(
    Array.from({ length: 8 }, () => lockDirectory(directory)),
  );
  const held = attempts.filter((attempt) => attempt.status === 'fulfilled');
  t.equal(held.length, 1);
  for (const { value } of held) await value.release();
  await (await lockDirectory(directory)).release();
});

await t.test('a directory with a long path has its sockets elsewhere', async (t) => {
  const directory = join(await temporaryFolder(t), 'a'.repeat(80));
  await mkdir(directory);
  t.not(socketFolder(directory), directory);
  const lock = await lockDirectory(directory);
  await t.rejects(lockDirectory(directory), /is in use/);
  await lock.release();
});

await t.test('a directory that cannot be made or written to is named in one line', async (t) => {
  const file = join(await temporaryFolder(t), 'file');
  await writeFile(file, '');
  await t.rejects(takeDataDirectory(join(file, 'data')), {
    name: 'StartError',
    message: /^The data directory .*file\/data cannot be written to \(ENOTDIR\)\. Set DATA_DIR .+$/,
  });
});
