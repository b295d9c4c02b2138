import { constants, statSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { bad, doubtful, good, type Finding } from './finding.js';
import { nearestFolder } from './nearest-folder.js';

const LEAST_BYTES = 1024 ** 3;

/** Looks at Node, and at the disk of the data directory. */
export async function checkMachine(dataDir: string): Promise<readonly Finding[]> {
  const node = good('Node', process.versions.node);
  const folder = nearestFolder(dataDir);
  if (!statSync(folder).isDirectory()) {
    return [node, bad('disk', `${folder} is a file`, 'Set DATA_DIR to a folder.')];
  }
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      node,
      bad(
        'disk',
        `${folder} cannot be written to`,
        'Set DATA_DIR to a folder that this user owns.',
      ),
    ];
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${(free / LEAST_BYTES).toFixed(1)} GiB are free in ${folder}`;
  return [
    node,
    free < LEAST_BYTES
      ? doubtful('disk', says, 'Make room before it is full.')
      : good('disk', says),
  ];
}
