import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import t from 'tap';

const PROGRAM = fileURLToPath(new URL('format.mjs', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'chatbot-test-format-'));
t.teardown(() => rmSync(folder, { recursive: true }));

/** Code of the exit, and what is said, for a file with this text. */
function check(name: string, text: string): { code: number | null; said: string } {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, file], {
    encoding: 'utf8',
  });
  return { code: status, said: stripVTControlCharacters(stdout + stderr) };
}

await t.test('a file that is formatted passes', (t) => {
  t.equal(check('formatted.ts', "export const a = 'a';\n").code, 0);
  t.end();
});

await t.test('a file that is not formatted is named', (t) => {
  const { code, said } = check('unformatted.ts', 'export const a = "a"\n');
  t.equal(code, 1);
  t.match(said, 'unformatted.ts');
  t.end();
});

await t.test('where oxfmt would write something else, Prettier decides', (t) => {
  const union =
    "export type Format =\n  'markdown' | 'text' | 'html' | 'pdf' | 'docx' | 'xlsx' | 'csv' | 'epub' | 'odt';\n";
  t.same(check('union.ts', union), { code: 0, said: '' });
  t.end();
});

await t.test('a file that cannot be read fails, with its place', (t) => {
  const { code, said } = check('broken.ts', 'let a = ;\n');
  t.equal(code, 2);
  t.match(said, /broken\.ts:1:9/);
  t.end();
});
