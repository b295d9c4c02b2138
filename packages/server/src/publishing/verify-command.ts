import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { reasonOf } from '../doctor/finding.js';
import { Chromium } from './browser/chromium.js';
import { findChromium } from './browser/find-chromium.js';
import { panelFinding, renderedHtml } from './browser/panel-finding.js';
import { checkPage, fail, pass, warn, type Embed, type Finding } from './check-page.js';
import { socketFinding } from './check-socket.js';
import { faultsOfChain, type NamedKey, type Receipt, type ReceiptBody } from './receipt.js';

export interface VerifyContext {
  /** Address of a page, of a receipt's page (`…/verify/<receipt>`), and `--json`, `--key <kid>`, `--ask <question>`, `--browser`, `--pictures <folder>`. */
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}

const USAGE =
  'verify <address of a page or of a receipt> [--json] [--key <id of the key that must have signed>] [--ask <question to the chatbot>] [--browser] [--pictures <folder for pictures of what differs>]';
const OPTIONS = {
  json: { type: 'boolean' },
  key: { type: 'string' },
  ask: { type: 'string' },
  browser: { type: 'boolean' },
  pictures: { type: 'string' },
} as const;
type Options = Partial<Record<'key' | 'ask' | 'pictures', string>> & { readonly json?: boolean };

interface Wanted {
  /** The key that must have signed; null: any of the server's. */
  readonly key: string | null;
  /** Null: the chatbot is asked nothing. */
  readonly question: string | null;
  /** Folder for pictures of differences. */
  readonly folder: string;
}

/** Receipts that are followed back. */
const MOST = 200;
const TIMEOUT_MS = 15_000;

/**
 * Says whether a site answers with what was published and signed, trusting nothing but the key.
 *
 * @returns the exit code: 0 it does, 1 it does not, 2 that could not be found out
 */
export async function verify({ args, say }: VerifyContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
  });
  const { json: isJson, key, ask: question, pictures } = values as Options;
  const [target] = positionals;
  if (target === undefined || !URL.canParse(target)) {
    if (target !== undefined) say(`“${target}” is not an address, as in https://example.com/`);
    say(USAGE);
    return 2;
  }
  try {
    const url = new URL(target);
    const wanted = { key: key ?? null, question: question ?? null, folder: pictures ?? '.' };
    const findings = values['browser']
      ? await inBrowser(url, wanted)
      : await findingsOf(url, wanted, null);
    const failed = findings.some(({ state }) => state === 'fail');
    if (isJson) say(JSON.stringify({ target, verified: !failed, findings }, null, 2));
    else {
      for (const { check, state, says, action } of findings) {
        say(`${state}  ${check}: ${says}`);
        if (action) say(`      ${action}`);
      }
    }
    return failed ? 1 : 0;
  } catch (error) {
    const reason = reasonOf(error);
    if (isJson) say(JSON.stringify({ target, verified: null, reason }, null, 2));
    else say(`That could not be found out: ${reason}`);
    return 2;
  }
}

async function inBrowser(target: URL, wanted: Wanted): Promise<Finding[]> {
  const browser = await Chromium.start(await findChromium());
  try {
    return await findingsOf(target, wanted, browser);
  } finally {
    await browser.end();
  }
}

async function findingsOf(
  target: URL,
  { key, question, folder }: Wanted,
  browser: Chromium | null,
): Promise<Finding[]> {
  const [, base, id] =
    /^(.*)\/(?:verify|v1\/receipts)\/([0-9a-f]{64})\/?$/.exec(target.pathname) ?? [];
  if (base !== undefined && id !== undefined) {
    const server = `${target.origin}${base}`;
    return receiptFindings(server, await read<Receipt>(`${server}/v1/receipts/${id}`), key);
  }
  const answer = await ask(target.href);
  const page = await browser?.open(target.href);
  const rendered = page && (await renderedHtml(page));
  const { findings, embed } = await checkPage({
    page: new URL(answer.url || target.href),
    html: new TextEncoder().encode(rendered ?? (await answer.text())),
    policy: answer.headers.get('content-security-policy'),
  });
  if (!embed) return findings;
  const { server, chatbotId } = embed;
  const path = `${server}/v1/chatbots/${encodeURIComponent(chatbotId)}`;
  const allowed = await ask(`${path}/public`, { origin: target.origin });
  return [
    ...findings,
    ...(await assetFindings(embed)),
    allowed.ok
      ? pass('origin', `${target.origin} may embed it`)
      : fail(
          'origin',
          `${target.origin} may not embed it, or it is not published`,
          'Publish the chatbot, and add the origin to its allowed sites.',
        ),
    ...(allowed.ok
      ? [
          await socketFinding(server, chatbotId, target.origin, question),
          ...(await liveFindings(server, `${path}/receipt`, key)),
          ...(browser && page ? [await panelFinding(browser, page, embed, folder)] : []),
        ]
      : []),
  ];
}

/** Tells whether the scripts are there, and are what their hashes say. */
async function assetFindings({ server, version }: Embed): Promise<Finding[]> {
  const versions = await read<{
    version: string | null;
    pinned: { version: string; files: Record<string, string> }[];
  }>(`${server}/v1/version`);
  const name = version ?? versions.version;
  const build = versions.pinned.find((each) => each.version === name);
  if (!build) {
    return [
      fail('version', `the server has no widget ${name ?? ''}`, 'Pin one that /v1/version lists.'),
    ];
  }
  const base = version === null ? server : `${server}/v/${version}`;
  const broken: string[] = [];
  for (const [file, integrity] of Object.entries(build.files)) {
    const answer = await ask(`${base}/${file}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const hash = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    if (!answer.ok || hash !== integrity) broken.push(file);
  }
  const count = Object.keys(build.files).length;
  return [
    name === versions.version
      ? pass('version', `${name ?? ''}, ${version === null ? 'always the current one' : 'pinned'}`)
      : warn(
          'version',
          `${name ?? ''} is pinned; the server has ${versions.version ?? 'none'}`,
          'Copy the embed code again to have the current widget.',
        ),
    broken.length === 0
      ? pass('assets', `${count} files of the widget, each as its hash says`)
      : fail(
          'assets',
          `not what was built: ${broken.join(', ')}`,
          'Look at what stands between this machine and the server: a cache, a proxy.',
        ),
  ];
}

async function liveFindings(server: string, url: string, key: string | null): Promise<Finding[]> {
  const answer = await ask(url);
  if (answer.status === 204) {
    return [fail('receipt', 'it was published before there were receipts', 'Publish it again.')];
  }
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
  return receiptFindings(server, (await answer.json()) as Receipt, key);
}

async function receiptFindings(
  server: string,
  receipt: Receipt,
  key: string | null,
): Promise<Finding[]> {
  const { keys } = await read<{ keys: NamedKey[] }>(`${server}/.well-known/chatbot-test/keys.json`);
  const trusted = key === null ? keys : keys.filter(({ kid }) => kid === key);
  const chain = [receipt];
  for (let next = previousOf(receipt); next !== null && chain.length < MOST;) {
    const before = await read<Receipt>(`${server}/v1/receipts/${next}`).catch(() => null);
    if (!before) break;
    chain.push(before);
    next = previousOf(before);
  }
  const isWhole = chain.length < MOST;
  // With a key of one's own only what it signed counts: those before may be of an older one.
  const faults = faultsOfChain(chain, keys).concat(
    key !== null && receipt.keyId !== key ? ['it is signed with another key than that'] : [],
    trusted.length === 0 ? ['the server does not publish that key'] : [],
  );
  if (faults.length > 0) return faults.map((fault) => fail('receipt', fault));
  const body = JSON.parse(receipt.body) as ReceiptBody;
  const url = `${server}/v1/chatbots/${encodeURIComponent(body.chatbot)}/public`;
  const live = await ask(url);
  const { fingerprint = '' } = live.ok ? ((await live.json()) as { fingerprint?: string }) : {};
  const { testedReplies, approvals, publishedAt, revision } = body;
  return [
    pass('receipt', `signed, of revision ${revision}, published ${publishedAt}`),
    isWhole
      ? pass(
          'history',
          `${chain.length} ${chain.length === 1 ? 'receipt' : 'receipts'}, none missing`,
        )
      : warn('history', `only the last ${MOST} receipts were checked`),
    testedReplies > 0
      ? pass(
          'tested',
          `${counted(testedReplies, 'answer')} of this version in tests, ${counted(approvals, 'approval')}`,
        )
      : warn('tested', 'no test asked this version anything before it was published'),
    fingerprint === body.fingerprint
      ? pass('live', 'answers with this version')
      : fail(
          'live',
          fingerprint ? 'answers with something else by now' : 'is not published any more',
        ),
  ];
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function previousOf({ body }: Receipt): string | null {
  try {
    return (JSON.parse(body) as ReceiptBody).previous;
  } catch {
    return null;
  }
}

async function read<T>(url: string): Promise<T> {
  const response = await ask(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return (await response.json()) as T;
}

function ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
}
