import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Folders of `template1` and `template0`: nothing connects to these, so nothing writes there. */
const TEMPLATES = ['1', '4'];

/**
 * Copies a data directory with an embedded database that nobody has open. Files that are never written to
 * are the same ones in both, two thirds of a thousand: to make a file is most of the work.
 *
 * @param directory an empty folder
 */
export async function copyDataDirectory(source: string, directory: string): Promise<void> {
  const [from, to] = [join(source, 'postgres'), join(directory, 'postgres')];
  await mkdir(join(to, 'base'), { recursive: true });
  const others = async (folder: string, ...except: string[]): Promise<string[]> =>
    (await readdir(folder))
      .filter((name) => !except.includes(name))
      .map((name) => join(folder, name));
  const templates = TEMPLATES.map((name) => join(from, 'base', name));
  await Promise.all([
    copy('-R', await others(source, 'postgres'), directory),
    copy('-R', await others(from, 'base'), to),
    copy('-R', await others(join(from, 'base'), ...TEMPLATES), join(to, 'base')),
    // On another disk there are no links: then they are copied, too.
    copy('-Rl', templates, join(to, 'base')).catch(() => copy('-R', templates, join(to, 'base'))),
  ]);
}

// By a program: Node's own copy takes twice as long.
async function copy(how: string, from: string[], to: string): Promise<void> {
  if (from.length > 0) await run('cp', [how, ...from, to]);
}
