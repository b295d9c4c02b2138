/**
 * Installs each example with the packages as they would be published, outside of the repository,
 * builds it strictly, and walks through it in Chromium. Wants the npm registry.
 *
 *   npm run test:examples -- --only=react,vue
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../provision/find.mjs';
import { build, isBuilt } from '../setup/build.mjs';
import { inRoot } from '../setup/root.mjs';
import { walkThroughExample } from './example-flow.mjs';
import { inFolder } from './in-folder.mjs';
import { installTarballs } from './install-tarballs.mjs';
import { pack } from './pack.mjs';
import { running } from './running.mjs';
import { freePort } from './serve-folder.mjs';

/** Each with the file that has the chat server's address. */
const EXAMPLES = {
  plain: 'chat-server.js',
  react: 'src/chat-server.ts',
  next: 'app/chat-server.ts',
  vue: 'src/chat-server.ts',
  svelte: 'src/chat-server.ts',
  angular: 'src/chat-server.ts',
};
const SECRET = 'a secret that the chat server and the dashboard share';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only?.split(',') ?? Object.keys(EXAMPLES);
const executablePath = findChromium();
if (!executablePath) throw new Error('There is no Chromium here: CHROME_PATH names it.');
if (!isBuilt()) await build();

const work = mkdtempSync(join(tmpdir(), 'examples-'));
const ends = [() => rmSync(work, { recursive: true, force: true, maxRetries: 5 })];
/** Ports of the examples. */
const ports = {};
let failed = 0;
try {
  const tarballs = await pack(join(work, 'tarballs'), ['widget', 'client']);
  for (const name of names) ports[name] = await freePort();
  const server = await startServer();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  ends.unshift(() => browser.close());
  for (const name of names) await attempt(name, tarballs, server, ports[name], browser);
} finally {
  for (const end of ends) await end();
}
console.log(`\n${names.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** The built server: that it can be installed is for `test:packages`. */
async function startServer() {
  const port = await freePort();
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: join(work, 'data'),
    JWT_SECRET: SECRET,
    ALLOWED_ORIGINS: Object.values(ports).map(originOf).join(','),
  };
  const command = [process.execPath, inRoot('packages/server/dist/server.js')];
  const origin = originOf(port);
  ends.unshift(await running(work, command, env, `${origin}/health/ready`));
  return origin;
}

async function attempt(name, tarballs, server, port, browser) {
  const started = performance.now();
  try {
    const folder = join(work, name);
    const isSource = (file) => !/(^|\/)(node_modules|dist|\.next|\.angular)(\/|$)/.test(file);
    cpSync(inRoot('examples', name), folder, {
      recursive: true,
      filter: (file) => isSource(file.slice(inRoot('examples').length)),
    });
    const file = EXAMPLES[name];
    const type = extname(file) === '.ts' ? ': string' : '';
    writeFileSync(join(folder, file), `export const SERVER${type} = '${server}';\n`);
    await installTarballs(folder, tarballs);
    await inFolder(folder, 'npm', ['run', 'build'], 600_000);
    const built = seconds(started);
    const env = { HOST: '127.0.0.1', PORT: String(port), CHATBOT_JWT_SECRET: SECRET };
    const end = await running(folder, ['npm', 'start'], env, originOf(port));
    ends.unshift(end);
    await walkThroughExample(browser, originOf(port), `Pilot in ${name}`);
    console.log(`${name}: built after ${built}, done after ${seconds(started)}`);
  } catch (error) {
    failed += 1;
    console.log(`${name}: failed after ${seconds(started)}\n${error.stack}`);
  }
}

function originOf(port) {
  return `http://127.0.0.1:${port}`;
}

function seconds(started) {
  return `${((performance.now() - started) / 1_000).toFixed(1)} s`;
}
