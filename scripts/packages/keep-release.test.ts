import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { keepRelease } from './keep-release.mjs';

t.test(
  '[6.7] of the releases before, the last two are kept beside the one that is built',
  async (t) => {
    const widget = t.testdir();
    for (const version of ['1.9.0', '1.10.0', '1.11.0']) {
      mkdirSync(`${widget}/dist/chunks`, { recursive: true });
      writeFileSync(`${widget}/dist/build.json`, JSON.stringify({ version, integrity: {} }));
      writeFileSync(`${widget}/dist/chunks/panel.js`, version);
      writeFileSync(`${widget}/dist/chunks/panel.js.map`, '');
      keepRelease(widget);
    }
    t.same(readdirSync(`${widget}/releases`).sort(), ['1.10.0', '1.11.0']);
    t.notOk(existsSync(`${widget}/releases/1.11.0/chunks/panel.js.map`));
    t.throws(() => keepRelease(widget), /1\.11\.0 is released already/);
  },
);
