import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../scripts/provision/find.mjs';
import { installProbe } from './probe.mjs';
import { startServer } from './server.mjs';
const server = await startServer('packages/widget/dist');
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const cand = process.argv[2] ?? 'ours';
const rate = Number(process.argv[3] ?? 4);
for (let i = 0; i < 5; i++) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.addInitScript(installProbe);
  await page.addInitScript(() => {
    window.marks = [];
    const m = (n) => window.marks.push([Math.round(performance.now() * 10) / 10, n]);
    let f = 0;
    const raf = () => {
      m('raf' + f++);
      if (performance.now() < 1500) requestAnimationFrame(raf);
    };
    requestAnimationFrame(raf);
    window.usable = window.probe.launcher.then(async () => {
      m('launcher');
      const l = window.bench.launcher();
      if (l.localName === 'button') l.click();
      m('clicked');
      await window.probe.until('input');
      m('usable');
    });
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(`${server.origin}/${cand}.html`, { waitUntil: 'commit' });
  await page.evaluate(() => window.usable);
  await page.waitForTimeout(800);
  const r = await page.evaluate(() => ({
    marks: window.marks,
    res: performance
      .getEntriesByType('resource')
      .map((e) => [
        e.name.split('/').pop().slice(0, 30),
        Math.round(e.startTime),
        Math.round(e.requestStart),
        Math.round(e.responseEnd),
      ]),
    paint: performance.getEntriesByType('paint').map((e) => [e.name, Math.round(e.startTime)]),
  }));
  const u = r.marks.find((x) => x[1] === 'usable')[0];
  console.log(
    cand,
    'run',
    i,
    JSON.stringify(r.marks.filter((x) => x[0] <= u)),
    '\n   ',
    JSON.stringify(r.res),
    JSON.stringify(r.paint),
  );
  await context.close();
}
await browser.close();
server.close();
