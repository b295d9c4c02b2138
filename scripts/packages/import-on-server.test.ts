import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

await t.test('[6.7] importing the widget where there is no page does nothing', async (t) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--import',
    file('scripts/typescript/register.mjs'),
    '--input-type=module',
    '--eval',
    `const before = Reflect.ownKeys(globalThis).length;
     await import('${file('packages/widget/src/chatbot.ts')}');
     console.log(Reflect.ownKeys(globalThis).length - before);`,
  ]);
  t.equal(stdout.trim(), '0', 'no new global');
  t.equal(stderr, '');
});
