import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { StartError } from '../../start-error.js';
import { assertSpace } from '../assert-space.js';
import { takeDataDirectory } from './data-directory.js';
import { pipeName, socketFolder } from './socket-path.js';
import type { FromWorker, WorkerSettings } from './worker-messages.js';

/** PGlite in a thread of its own, reached like any Postgres by a socket. */
export interface EmbeddedDatabase {
  /** Socket file or named pipe; takes one connection at a time. */
  readonly path: string;
  /** Writes everything to disk and frees the data directory. */
  close(): Promise<void>;
}

/**
 * Starts the database in a data directory and keeps other processes off it.
 *
 * It is one writer, and durable against the end of the process but not of the machine: PGlite
 * does not call fsync.
 *
 * @param onFailure told when the database breaks while in use; it answers nothing from then on
 * @throws StartError if the directory cannot be used
 */
export async function startEmbeddedDatabase(
  dataDir: string,
  onFailure: (error: Error) => void,
): Promise<EmbeddedDatabase> {
  const lock = await takeDataDirectory(dataDir);
  const cannotOpen = (reason: string) =>
    new StartError(`The database in ${dataDir} cannot be opened: ${reason}`);
  try {
    const path = await socketPath(dataDir);
    const directory = join(dataDir, 'postgres');
    if (!existsSync(directory)) {
      await assertSpace(dataDir).catch((error: Error) => {
        throw cannotOpen(
          `${error.message} Make room, or set DATA_DIR to a folder on a larger disk.`,
        );
      });
      await create(directory, cannotOpen);
    }
    const worker = new Worker(new URL('./embedded.worker.js', import.meta.url), {
      workerData: { directory, path } satisfies WorkerSettings,
    });
    await said(worker, 'ready').catch(async (error: Error) => {
      await worker.terminate();
      throw cannotOpen(error.message);
    });
    let closing = false;
    const fail = (reason: string) => {
      if (!closing) onFailure(new Error(`The embedded database has failed: ${reason}`));
    };
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'failed') fail(message.reason);
    });
    worker.on('error', (error) => fail(String(error)));
    worker.on('exit', (code) => fail(`its thread ended with code ${code}`));
    return {
      path,
      close: async () => {
        closing = true;
        const closed = said(worker, 'closed');
        worker.postMessage('close');
        try {
          await closed;
        } finally {
          await worker.terminate();
          await lock.release();
        }
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Makes the database in a process of its own: what that takes ends with it. */
async function create(directory: string, failed: (reason: string) => Error): Promise<void> {
  const program = fileURLToPath(new URL('./create-database.worker.js', import.meta.url));
  const child = fork(program, [directory], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const told = await Promise.race([
    once(child, 'message') as Promise<[FromWorker]>,
    exited.then(([code]): [FromWorker] => [
      { type: 'failed', reason: `its process ended with code ${code}` },
    ]),
  ]);
  const [message] = told;
  child.kill();
  await exited;
  if (message.type === 'failed') throw failed(message.reason);
}

/** Resolves when the worker says so; rejects with its reason when it fails or ends instead. */
function said(worker: Worker, type: FromWorker['type']): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === type) resolve();
      else if (message.type === 'failed') reject(new Error(message.reason));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`its thread ended with code ${code}`)));
  });
}

/** A killed process leaves its socket file behind; the lock is ours, so nobody uses it. */
async function socketPath(dataDir: string): Promise<string> {
  if (process.platform === 'win32') return pipeName(dataDir, 'postgres');
  const path = join(socketFolder(dataDir), 'postgres.sock');
  await rm(path, { force: true });
  return path;
}
