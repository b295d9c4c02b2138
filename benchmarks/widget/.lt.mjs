import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../scripts/provision/find.mjs';
import { installProbe } from './probe.mjs';
import { startServer } from './server.mjs';
import { writeFileSync } from 'node:fs';
const server = await startServer('packages/widget/dist');
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
for (let i = 0; i < 3; i++) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await page.addInitScript(() => {
    window.usable = window.probe.launcher.then(async () => {
      performance.mark('launcher');
      window.bench.launcher().click();
      performance.mark('clicked');
      await window.probe.until('input');
      performance.mark('usable');
    });
  });
  await browser.startTracing(page, {
    path: `/tmp/lt.${i}.json`,
    categories: [
      '-*',
      'blink',
      'blink.user_timing',
      'devtools.timeline',
      'fonts',
      'disabled-by-default-devtools.timeline',
      'disabled-by-default-blink.debug.layout.trees',
      'v8',
      'disabled-by-default-v8.compile',
      'font',
      'skia',
      'ui',
    ],
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(`${server.origin}/${process.argv[2] ?? 'ours'}.html`, { waitUntil: 'commit' });
  await page.evaluate(() => window.usable);
  await page.waitForTimeout(300);
  const buf = await browser.stopTracing();
  const ev = JSON.parse(buf).traceEvents;
  const mark = (n) => ev.find((e) => e.name === n && e.cat.includes('user_timing'));
  const l = mark('launcher'),
    u = mark('usable'),
    c = mark('clicked');
  console.log('run', i, 'clicked', (c.ts - l.ts) / 1000, 'usable', (u.ts - l.ts) / 1000);
  const within = ev
    .filter(
      (e) =>
        e.tid === l.tid &&
        e.pid === l.pid &&
        e.ph === 'X' &&
        e.ts >= l.ts &&
        e.ts <= u.ts &&
        e.dur > 400,
    )
    .sort((a, b) => a.ts - b.ts);
  const stack = [];
  for (const e of within) {
    while (stack.length && stack.at(-1) < e.ts) stack.pop();
    console.log(
      '  '.repeat(stack.length) +
        `${((e.ts - l.ts) / 1000).toFixed(1)} ${(e.dur / 1000).toFixed(1)} ${e.name} ${JSON.stringify(e.args?.elementCount ?? e.args?.beginData ?? e.args?.font_family ?? e.args?.family ?? '').slice(0, 90)}`,
    );
    stack.push(e.ts + e.dur);
  }
  await context.close();
}
await browser.close();
server.close();
