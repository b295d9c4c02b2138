import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { temporaryFolder } from '../../packages/server/testing/database.js';
import { isProgram, joinedProgram } from './joined-program.mjs';

interface Program {
  readonly word: string;
  readonly beside: string;
  readonly later: () => Promise<{ readonly later: string }>;
}

await t.test('a joined program does what its modules do, until one of them changes', async (t) => {
  const folder = await temporaryFolder(t);
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const url = pathToFileURL(join(folder, 'some.worker.ts')).href;
  await write(
    'some.worker.ts',
    `import { word as told } from './word.js';
export const word: string = told;
export const beside = new URL('./other.js', import.meta.url).href;
export const later = () => import('./later.js');`,
  );
  await write('word.ts', `export const word: string = 'one';`);
  await write('later.ts', `export const later: string = import.meta.url;`);
  const joined = async (): Promise<[address: string, program: Program]> => {
    const address = await joinedProgram(url);
    return [address, (await import(address)) as Program];
  };

  const [first, program] = await joined();
  t.equal(program.word, 'one');
  t.equal(program.beside, new URL('./other.js', url).href, 'found beside its source');
  t.equal((await program.later()).later, new URL('./later.ts', url).href, 'a part of its own');
  t.equal((await joined())[0], first, 'made once');

  await write('word.ts', `export const word: string = 'another';`);
  const [second, changed] = await joined();
  t.not(second, first);
  t.equal(changed.word, 'another');
});

await t.test('programs are what servers start beside themselves, and no tests', async (t) => {
  const server = 'file:///x/packages/server';
  t.ok(isProgram(`${server}/src/db/embedded/embedded.worker.ts`));
  t.ok(isProgram(`${server}/chaos/world/instance-program.ts`));
  t.notOk(isProgram(`${server}/src/services.ts`));
  t.notOk(isProgram(`${server}/src/server.test.ts`));
});
