/**
 * Measures what it costs a visitor's page to compare what it was served with the signed receipt: the
 * main thread's own CPU time between two marks, each time on a new page that no debugger looks at:
 * where one watches requests, each of them costs more. One page in four looks at the contents of a file
 * too, here as there. Run with `npm run bench:witness`, after a build; exits with 1 above its budget,
 * which is that of pages on average.
 */
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import WebSocket from 'ws';
import { widgetBuild } from '../../packages/server/src/plugins/widget-build.js';
import { startTestServer } from '../../packages/server/testing/server.js';
import { chromiumArgs, findChromium } from '../../scripts/provision/find.mjs';

const BUDGET_MS = 3;
const PAGES = 8;
/** Time after which the page has nothing else to do, in ms. */
const QUIET_MS = 2_000;
const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];

const file = Object.keys(widgetBuild()?.integrity ?? {}).find((path) => path.includes('/witness-'));
if (!file) throw new Error('Nothing is built: run `npm run build`.');

const ends = [];
const server = await startTestServer({ teardown: (end) => ends.push(end) });
let html = '';
const said = new EventEmitter();
const site = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/said') said.emit('verdict', searchParams.get('verdict'));
  response.writeHead(200, { 'content-type': 'text/html' }).end(pathname === '/' ? html : '');
});
await once(site.listen(0, '127.0.0.1'), 'listening');
ends.push(() => site.close());
const origin = `http://127.0.0.1:${site.address().port}`;
try {
  const config = { ...DEFAULT_CONFIG, allowedOrigins: [origin] };
  const { body } = await server.ask('/v1/chatbots', { method: 'POST', body: { config } });
  await server.ask(`/v1/chatbots/${body.id}/publish`, { method: 'POST' });
  const { send, trace } = await startBrowser();
  const costs = [];
  for (let page = 0; page < PAGES; page++) {
    const looksAtFile = page % 4 === 3;
    const draw = looksAtFile ? 0.1 : 0.9;
    html = pageWith({ server: server.url, id: body.id, file, draw });
    const { browserContextId } = await send('Target.createBrowserContext');
    const events = await trace(async () => {
      const verdict = once(said, 'verdict', { signal: AbortSignal.timeout(60_000) });
      await send('Target.createTarget', { url: origin, browserContextId });
      const [found] = await verdict;
      if (found !== 'match') throw new Error(`The page found: ${found}`);
    });
    await send('Target.disposeBrowserContext', { browserContextId });
    const times = tasksBetweenMarks(events);
    costs.push({ looksAtFile, all: sumOf(times), longest: Math.max(...times) });
  }
  const mean = (some) => sumOf(some.map(({ all }) => all)) / some.length;
  const [withFile, without] = [true, false].map((is) =>
    mean(costs.filter(({ looksAtFile }) => looksAtFile === is)),
  );
  const longest = Math.max(...costs.map((cost) => cost.longest));
  console.log(
    `comparing with the receipt, on ${PAGES} new pages: ${mean(costs).toFixed(1)} ms of the main` +
      ` thread with all its requests (mean; budget ${BUDGET_MS} ms): ${without.toFixed(1)} ms, with a` +
      ` file, one page in four, ${withFile.toFixed(1)} ms; the longest task ${longest.toFixed(1)} ms`,
  );
  if (!(mean(costs) <= BUDGET_MS)) process.exitCode = 1;
} finally {
  for (const end of ends.reverse()) await end();
}

function sumOf(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/**
 * @param {object[]} events as in the Trace Event Format: microseconds, `tdur` is the thread's own
 * @returns {number[]} milliseconds of each task
 */
function tasksBetweenMarks(events) {
  const [begin, end] = ['begin', 'end'].map((mark) => events.find(({ name }) => name === mark));
  if (!begin || !end) throw new Error('The page has left no marks.');
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid)
    .filter(({ ts }) => ts > begin.ts && ts < end.ts)
    .map(({ tdur = 0 }) => tdur / 1_000);
}

/** A page that compares when it is told to, and not by itself. */
function pageWith(values) {
  return `<!doctype html><title>Shop</title><body><script type="module">
    const { server, id, file, draw } = ${JSON.stringify(values)};
    const place = 'chatbot-test:seen:' + server + ':' + id;
    const chatbot = await (await fetch(server + '/v1/chatbots/' + id + '/public')).json();
    sessionStorage.setItem(place, JSON.stringify({ shown: JSON.stringify(chatbot), seen: {} }));
    await import(server + '/chatbot.js');
    const widget = Object.assign(document.createElement('chatbot-widget'), { open: true });
    widget.setAttribute('server', server);
    widget.setAttribute('chatbot-id', id);
    document.body.append(widget);
    await new Promise((resolve) => setTimeout(resolve, ${QUIET_MS}));
    sessionStorage.clear();
    performance.mark('begin');
    const { witness } = await import(server + '/' + file + '?again');
    await witness(server, id, chatbot, draw);
    performance.mark('end');
    const { seen } = JSON.parse(sessionStorage.getItem(place) ?? '{}');
    await fetch('/said?verdict=' + seen?.verdict);
  </script>`;
}

async function startBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'chatbot-bench-'));
  ends.push(() => rm(profile, { recursive: true, force: true }));
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const chromium = spawn(findChromium(), [...chromiumArgs, ...own, 'about:blank']);
  ends.push(() => {
    chromium.kill();
    return once(chromium, 'exit');
  });
  let address = '';
  for await (const line of createInterface({ input: chromium.stderr })) {
    address = /^DevTools listening on (ws:.+)$/.exec(line)?.[1] ?? '';
    if (address) break;
  }
  chromium.stderr.resume();
  const socket = new WebSocket(address);
  await once(socket, 'open');
  ends.push(() => socket.close());
  const heard = new EventEmitter();
  let events = [];
  socket.on('message', (data) => {
    const { id, method, params, result } = JSON.parse(data.toString());
    if (method === 'Tracing.dataCollected') events.push(...params.value);
    heard.emit(method ?? String(id), result);
  });
  let calls = 0;
  const send = async (method, params = {}) => {
    const id = String(++calls);
    const answer = once(heard, id);
    socket.send(JSON.stringify({ id: Number(id), method, params }));
    return (await answer)[0];
  };
  const trace = async (meanwhile) => {
    events = [];
    const traceConfig = { includedCategories: CATEGORIES };
    await send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    await meanwhile();
    const complete = once(heard, 'Tracing.tracingComplete');
    await send('Tracing.end');
    await complete;
    return events;
  };
  return { send, trace };
}
