import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { findProgram, withoutProgram } from '../../testing/program.js';
import { gauges } from './gauges.js';
import { Metrics } from './metrics.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const none = () => ({ sockets: 0, sessions: 0, running: 0 });
const metrics = new Metrics();
const collect = gauges(metrics, {
  engines: { test: none, live: none },
  waiting: () => 0,
  shared: () => Promise.reject(new Error('away')),
  poolSize: 1,
  liveStore: { isDegraded: false },
  liveStoreLag: () => null,
  version: '1',
});
const known = new Map(
  metrics.registry.getMetricsAsArray().map((metric) => {
    const { name, labelNames } = metric as unknown as { name: string; labelNames: string[] };
    return [name, labelNames];
  }),
);

/** Series that a text names, without what a histogram adds. */
function named(text: string): ReadonlySet<string> {
  const found = text.match(/\b(?:chatbot|nodejs|process)_[a-z0-9_]+\b/g) ?? [];
  return new Set(found.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
}

t.test('[8.10] dashboard and alerts name series that the server has', async (t) => {
  for (const file of ['deploy/grafana/dashboard.json', 'deploy/prometheus/alerts.yml']) {
    const names = named(read(file));
    t.ok(names.size > 5, file);
    for (const name of names) t.ok(known.has(name), `${file}: ${name}`);
  }
  const { panels } = JSON.parse(read('deploy/grafana/dashboard.json')) as {
    panels: { id: number; type: string; targets?: { expr: string }[] }[];
  };
  t.equal(new Set(panels.map(({ id }) => id)).size, panels.length, 'panels have ids of their own');
  const shown = named(JSON.stringify(panels));
  for (const name of known.keys()) {
    if (!name.startsWith('chatbot_')) continue;
    const documented = read('docs/operations.md').includes(name.replace('chatbot_', ''));
    t.ok(documented, `docs/operations.md has ${name}`);
    const isShown = shown.has(name) || /_build_info$|_running$|_connected$/.test(name);
    t.ok(isShown, `the dashboard shows ${name}`);
  }
});

t.test('[8.10] series are named by Prometheus’ conventions, and labels are few', async (t) => {
  for (const [name, labels] of known) {
    if (!name.startsWith('chatbot_')) continue;
    t.match(name, /^chatbot_[a-z][a-z0-9_]*$/);
    t.notMatch(name, /_(?:ms|millis|kb|mb)(?:_|$)/, 'units are the base ones');
    for (const label of labels) t.notMatch(label, /id$|session|tenant|address|name/);
  }
});

t.test('[8.10] without a database what is known is told, and that it is away', async (t) => {
  await collect();
  const text = await metrics.registry.metrics();
  t.match(text, /^chatbot_database_up 0$/m);
  t.match(text, /^chatbot_sockets\{mode="live"\} 0$/m);
  t.notMatch(text, /^chatbot_sessions\{/m);
});

const skip = withoutProgram('promtool', 'PROMTOOL_PATH');

t.test('[8.10] promtool takes the rules, and they fire when they should', { skip }, async (t) => {
  const promtool = findProgram('promtool', 'PROMTOOL_PATH') ?? 'promtool';
  const cwd = join(root, 'deploy/prometheus');
  t.match((await run(promtool, ['check', 'rules', 'alerts.yml'], { cwd })).stdout, /SUCCESS/);
  t.match((await run(promtool, ['test', 'rules', 'alerts.test.yml'], { cwd })).stdout, /SUCCESS/);
  const config = ['check', 'config', '--syntax-only', 'prometheus.yml'];
  t.match((await run(promtool, config, { cwd })).stdout, /SUCCESS/);

  // And the page itself: as it is read, and by the conventions for names and helps.
  await collect();
  const checked = run(promtool, ['check', 'metrics']);
  checked.child.stdin?.end(await metrics.registry.metrics());
  t.same(await checked, { stdout: '', stderr: '' });
});
