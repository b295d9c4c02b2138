import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { findChromium } from '../scripts/provision/find.mjs';
import { expect, test } from './fixtures/tenant-test.js';

const COMMAND = fileURLToPath(new URL('../packages/server/dist/cli.js', import.meta.url));

interface Verified {
  readonly code: number;
  readonly verified: boolean | null;
  readonly findings: readonly { check: string; state: string; says: string; action?: string }[];
}

// The test makes a chatbot of its own.
test.use({ articles: 0 });

/** Runs the command as a user does. */
function verify(browser: string, url: string, ...args: string[]): Promise<Verified> {
  const env = { ...process.env, CHROME_PATH: browser };
  return new Promise((resolve, reject) => {
    const all = [COMMAND, 'verify', url, '--json', '--browser', ...args];
    execFile(process.execPath, all, { env }, (error, stdout, stderr) => {
      const code = error ? Number(error.code) : 0;
      try {
        resolve({ code, ...(JSON.parse(stdout) as Omit<Verified, 'code'>) });
      } catch {
        reject(new Error(`${stdout}\n${stderr}`));
      }
    });
  });
}

test('[5.4] verify drives a Chromium, and compares the panel pixel by pixel with the published one', async ({
  server,
  api,
  sites,
}, info) => {
  test.slow();
  let [chatbotId, more] = ['', ''];
  const site = await sites.serve(
    () => `<!doctype html><html lang="de"><title>Shop</title><h1>Shop</h1>
<link rel="icon" href="data:,">
<script>
const script = document.createElement('script');
script.type = 'module';
script.src = '${server.origin}/chatbot.js';
document.head.append(script);
addEventListener('load', () => {
  const chat = document.createElement('chatbot-widget');
  chat.setAttribute('chatbot-id', '${chatbotId}');
  document.body.append(chat);
});
</script>${more}</html>`,
  );
  const config = { ...DEFAULT_CONFIG, name: 'Fernway', allowedOrigins: [site.origin] };
  chatbotId = (await api.createChatbot(config)).id;
  await api.publish(chatbotId);
  const folder = info.outputPath('pictures');
  const chromium = findChromium() ?? '';
  // Distributions start theirs by a script, whose end is not the browser's.
  const script = info.outputPath('chromium.sh');
  await mkdir(info.outputPath(), { recursive: true });
  await writeFile(script, `#!/bin/sh\n"${chromium}" "$@"\n`, { mode: 0o755 });

  const right = await verify(script, site.origin, '--pictures', folder);
  expect(right.findings.filter(({ state }) => state === 'fail')).toEqual([]);
  expect(right).toMatchObject({ code: 0, verified: true });
  expect(right.findings).toContainEqual(expect.objectContaining({ check: 'panel', state: 'pass' }));

  // The page's own styles reach the parts that it may style.
  more = '<style>chatbot-widget::part(header) { background: #b00020; }</style>';
  const changed = await verify(chromium, site.origin, '--pictures', folder);
  expect(changed).toMatchObject({ code: 1, verified: false });
  const panel = changed.findings.find(({ check }) => check === 'panel');
  expect(panel).toMatchObject({
    state: 'fail',
    says: expect.stringContaining('pixels are not as published'),
  });
  for (const name of ['live', 'tested', 'difference']) {
    const png = await readFile(join(folder, `${name}.png`));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  }
});
