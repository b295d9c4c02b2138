/**
 * Installs the packages, as they would be published, into empty projects outside of the repository,
 * builds those strictly, opens each in Chromium and has one conversation. Wants the npm registry.
 *
 *   npm run test:packages -- --only=react,vue
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { build, isBuilt } from '../setup/build.mjs';
import { inRoot } from '../setup/root.mjs';
import { chromiumArgs, findChromium } from '../provision/find.mjs';
import { serveFolder } from './serve-folder.mjs';
import { pack } from './pack.mjs';
import { inFolder } from './in-folder.mjs';
import { startPackedServer } from './packed-server.mjs';
import { installTarballs } from './install-tarballs.mjs';

/** Each with the folder that its build leaves. */
const PROJECTS = {
  plain: '.',
  react: 'dist',
  next: 'out',
  vue: 'dist',
  sveltekit: 'build',
  angular: 'dist',
};
const QUESTION = 'How long do I have to return something?';
const FACT = '60 days';
const MINUTE = 60_000;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only?.split(',') ?? Object.keys(PROJECTS);
const chromium = findChromium();
if (!chromium) throw new Error('There is no Chromium here: CHROME_PATH names it.');
if (!isBuilt()) await build();

const work = mkdtempSync(join(tmpdir(), 'packages-'));
const ends = [() => rmSync(work, { recursive: true, force: true, maxRetries: 5 })];
let failed = 0;
try {
  const tarballs = await pack(join(work, 'tarballs'));
  const started = await startPackedServer(join(work, 'server'), tarballs.server);
  ends.unshift(started.close);
  const server = started.origin;
  console.log('server: started by npx in an empty folder');
  const sites = [];
  for (const name of names) sites.push(await attempt(name, () => install(name, tarballs, server)));
  await allow(
    tarballs,
    server,
    sites.flatMap((site) => site?.origin ?? []),
  );
  const browser = await puppeteer.launch({ executablePath: chromium, args: chromiumArgs });
  ends.unshift(() => browser.close());
  for (const site of sites.filter(Boolean)) await attempt(site.name, () => talk(browser, site));
} finally {
  for (const end of ends) await end();
}
console.log(`\n${names.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function attempt(name, act) {
  const started = performance.now();
  try {
    const result = await act();
    console.log(`${name}: ${act.name || 'done'} ${seconds(started)}`);
    return result;
  } catch (error) {
    failed += 1;
    console.log(`${name}: failed after ${seconds(started)}\n${error.stack}`);
    return null;
  }
}

function seconds(started) {
  return `${((performance.now() - started) / 1_000).toFixed(1)} s`;
}

/** @returns where the built project is served */
async function install(name, tarballs, server) {
  const folder = join(work, name);
  cpSync(inRoot('scripts/packages/projects', name), folder, { recursive: true });
  const settings = `export const SERVER = '${server}';\n`;
  for (const place of ['.', 'src', 'app']) writeIfThere(join(folder, place), settings);
  await installTarballs(folder, tarballs);
  await inFolder(folder, 'npm', ['run', 'build'], 10 * MINUTE);
  const site = await serveFolder(join(folder, PROJECTS[name]));
  ends.unshift(site.close);
  return { name, origin: site.origin };
}

function writeIfThere(folder, text) {
  try {
    writeFileSync(join(folder, 'server.js'), text);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** Lets the sites embed the shop's chatbot: by the packed client. */
async function allow(tarballs, server, origins) {
  const folder = join(work, 'allow');
  mkdirSync(folder);
  const program = `
    import { createChatbotClient, orThrow } from '@chatbot-test/client';
    const [server, ...allowedOrigins] = process.argv.slice(2);
    const { token } = await orThrow(createChatbotClient({ server }).POST('/dev/token'));
    const client = createChatbotClient({ server, token });
    const params = { path: { chatbotId: 'shop' } };
    const { config, revision } = await orThrow(client.GET('/v1/chatbots/{chatbotId}', { params }));
    const body = { config: { ...config, allowedOrigins }, revision };
    await orThrow(client.PUT('/v1/chatbots/{chatbotId}', { params, body }));
    await orThrow(client.POST('/v1/chatbots/{chatbotId}/publish', { params }));
  `;
  writeFileSync(join(folder, 'allow.mjs'), program);
  const manifest = {
    private: true,
    dependencies: { '@chatbot-test/client': `file:${tarballs.client}` },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await inFolder(folder, 'npm', ['install', '--no-audit', '--no-fund'], 10 * MINUTE);
  await inFolder(folder, 'node', ['allow.mjs', server, ...origins], MINUTE);
}

async function talk(browser, { origin }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(2 * MINUTE);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url ?? '')) {
      complaints.push(message.text());
    }
  });
  await page.goto(origin);
  await page.locator('chatbot-widget >>> button').click();
  await page.locator('chatbot-widget >>> textarea').fill(QUESTION);
  await page.keyboard.press('Enter');
  // Looked for at each frame: what changes in a shadow root is otherwise not noticed.
  await page.waitForSelector(`chatbot-widget >>> ::-p-text(${FACT})`, { visible: true });
  await context.close();
  if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
}
