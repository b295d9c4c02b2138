import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errnoOf, StartError } from '../../start-error.js';
import { pipeName, socketFolder } from './socket-path.js';

export interface DirectoryLock {
  release(): Promise<void>;
}

const CLAIM = /^lock-[0-9a-f]{12}-(\d+)\.sock$/;
/** Looks of one that sees somebody else before it gives up, and of the first of those without a lock. */
const LOOKS = 10;
const LOOKS_OF_FIRST = 30;

/**
 * Keeps other processes off a data directory, as two at once would destroy the database in it.
 *
 * A process claims the directory by listening on a socket file of its own there, and holds it once
 * it sees no other claim that anybody listens on. The system stops the listening when a process
 * ends, however it ends, so a claim left by a killed one is known as such at once, whoever has its
 * process number by now. Each claims before it looks, so of two that start together never both
 * hold it; the one whose claim comes later in the alphabet steps back, and claims again only where it sees
 * nobody. The other looks again, until all have stepped back, however many and however slow they are.
 *
 * Does not see processes of another machine that share the directory over a network.
 *
 * @throws StartError that names the process in the way
 */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  if (process.platform === 'win32') return lockByPipe(dataDir);
  const folder = socketFolder(dataDir);
  let claim: Claim | null = await makeClaim(folder);
  try {
    for (let looks = 1; ; looks++) {
      const { seen, rivals } = await look(folder, claim?.name);
      const [first] = rivals;
      if (claim && seen && !first) {
        const { server } = claim;
        claim = null;
        return { release: () => close(server) };
      }
      const isFirst = claim && seen && first && claim.name < first;
      if (looks >= (isFirst ? LOOKS_OF_FIRST : LOOKS)) {
        throw inUse(dataDir, CLAIM.exec(first ?? '')?.[1]);
      }
      if (claim && !isFirst) {
        await close(claim.server);
        claim = null;
      }
      if (!claim && !first) {
        claim = await makeClaim(folder);
        continue;
      }
      await delay(20 + Math.random() * 20);
    }
  } finally {
    if (claim) await close(claim.server);
  }
}

interface Claim {
  readonly name: string;
  readonly server: Server;
}

async function makeClaim(folder: string): Promise<Claim> {
  const name = `lock-${randomBytes(6).toString('hex')}-${process.pid}.sock`;
  return { name, server: await listen(join(folder, name)) };
}

/** Reads whether our claim is there, and the others, in alphabetical order. */
async function look(folder: string, own: string | undefined) {
  const rivals: string[] = [];
  const names = (await readdir(folder)).filter((name) => CLAIM.test(name)).sort();
  for (const name of names) {
    if (name === own) continue;
    if (await isListening(join(folder, name))) rivals.push(name);
    else await rm(join(folder, name), { force: true });
  }
  return { seen: own !== undefined && names.includes(own), rivals };
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    // Any other error than these comes from somebody who is there.
    socket.on('error', (error) => {
      resolve(!['ECONNREFUSED', 'ENOENT'].includes(errnoOf(error) ?? ''));
    });
  });
}

async function lockByPipe(dataDir: string): Promise<DirectoryLock> {
  try {
    const claim = await listen(pipeName(dataDir, 'lock'));
    return { release: () => close(claim) };
  } catch (error) {
    throw errnoOf(error) === 'EADDRINUSE' ? inUse(dataDir, undefined) : error;
  }
}

async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  server.listen(path);
  await once(server, 'listening');
  // Holding the directory is no reason to stay alive.
  return server.unref();
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

function inUse(dataDir: string, pid: string | undefined): StartError {
  const who = pid === undefined ? 'another process' : `another process (pid ${pid})`;
  return new StartError(`The data directory ${dataDir} is in use by ${who}.`);
}
