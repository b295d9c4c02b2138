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
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
  await cdp.send('Profiler.start');
  await page.goto(`${server.origin}/${cand}.html`, { waitUntil: 'commit' });
  await page.evaluate(() => window.usable);
  await page.waitForTimeout(800);
  const { profile } = await cdp.send('Profiler.stop');
  report(profile);
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

function report(profile) {
  const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  const parent = new Map();
  for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
  // samples that are under 'click' handler: walk up to find frame 'click' or onclick
  const self = new Map(),
    incl = new Map();
  let total = 0;
  profile.samples.forEach((id, i) => {
    const dt = profile.timeDeltas[i + 1] ?? 0;
    const path = [];
    let x = id;
    while (x) {
      path.push(byId.get(x));
      x = parent.get(x);
    }
    if (!(
      path.some(
        (n) => n.callFrame.url.includes('chatbot.js') || n.callFrame.url.includes('layout-'),
      ) &&
      path.some(
        (n) =>
          n.callFrame.url === '' &&
          !['(root)', '(program)', '(idle)', '(garbage collector)'].includes(
            n.callFrame.functionName,
          ) &&
          n.callFrame.functionName === '',
      )
    ))
      return;
    total += dt;
    const name = (n) =>
      `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').pop().slice(0, 14)}:${n.callFrame.lineNumber}:${n.callFrame.columnNumber}`;
    self.set(name(path[0]), (self.get(name(path[0])) ?? 0) + dt);
    for (const n of new Set(path.map(name))) incl.set(n, (incl.get(n) ?? 0) + dt);
  });
  const top = (m) =>
    [...m]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 16)
      .map(([n, t]) => `${(t / 1000).toFixed(1)} ${n}`)
      .join(' | ');
  console.log('click', (total / 1000).toFixed(1), '\n  SELF', top(self), '\n  INCL', top(incl));
}
