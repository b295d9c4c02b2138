import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type {
  WitnessPoint,
  WitnessReport,
  WitnessVerdict,
} from '@chatbot-test/shared/protocol/witness.schema.js';
import { recall, remember } from '../../browser/tab-memory.js';
import { serverUrl } from '../../browser/server-url.js';
import {
  pageStorage,
  SEEN,
  VisitorToken,
  type SeenPage,
} from '../../session/visitor/visitor-token.js';

interface Receipt {
  readonly id: string;
  readonly body: string;
  readonly signature: string;
  /** Undefined: the server publishes no such key. */
  readonly key?: JsonWebKey;
}

/** Parts of a receipt's body that a page can compare. */
interface Signed {
  readonly chatbot: string;
  readonly fingerprint: string;
  readonly shown?: string;
  readonly parts: { readonly widget: string };
}

/** `build.json`, beside the bundle. */
interface Build {
  readonly version: string;
  readonly integrity: Readonly<Record<string, string>>;
}

/** Result of a comparison, as a tab keeps it. */
interface Kept {
  readonly shown: string;
  readonly seen: SeenPage;
}

/** Where this file was loaded from, if that is a server of chats and no other bundle. */
const BASE = /^(.+\/)chunks\/[^/]+$/.exec(import.meta.url)?.[1];

/**
 * Compares what the page was served with the signed receipt, and tells the server what it found.
 * Once for each tab and what it shows.
 * Rejects where the report cannot be sent; the next page tells.
 */
export async function witness(server: string, id: string, chatbot: ChatbotInfo): Promise<void> {
  const { fingerprint, config } = chatbot;
  const shown = JSON.stringify(chatbot);
  const place = `chatbot-test:seen:${server}:${id}`;
  const kept = JSON.parse(recall(place) ?? 'null') as Kept | null;
  if (kept?.shown === shown) {
    SEEN.set(fingerprint, kept.seen);
    return;
  }
  const { href: root } = serverUrl(server, '/');
  const ask = (what: string, init?: RequestInit): Promise<Response> =>
    fetch(`${root}v1/chatbots/${id}/${what}`, { credentials: 'omit', ...init });
  const differs = new Set<WitnessPoint>();
  const check = (point: WitnessPoint, holds: unknown): unknown => holds || differs.add(point);
  let verdict: WitnessVerdict = 'unchecked';
  let receipt: string | undefined;
  let build: string | undefined;
  try {
    const given = (await (await ask('receipt')).json()) as Receipt;
    const { body: text, key } = given;
    const body = JSON.parse(text) as Signed;
    receipt = given.id;
    check('chatbot', body.chatbot === id);
    check('fingerprint', body.fingerprint === fingerprint);
    check('receipt', (await hash(text)) === receipt);
    check('configuration', !body.shown || (await hash(canonical(config))) === body.shown);
    if (BASE?.startsWith(root)) {
      const { version, integrity } = (await (await fetch(`${BASE}build.json`)).json()) as Build;
      build = version;
      check('build', (await hash(canonical(integrity))) === body.parts.widget);
      for (const path in integrity) {
        const url = BASE + path;
        if (performance.getEntriesByName(url)[0])
          check('build', await isIntact(url, integrity[path]));
      }
    }
    check('key', key);
    // Without a key it rejects.
    const publicKey = await crypto.subtle.importKey('jwk', key as JsonWebKey, ED25519, false, [
      'verify',
    ]);
    const binary = atob(given.signature.replace(/-/g, '+').replace(/_/g, '/'));
    const signature = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    check('signature', await crypto.subtle.verify(ED25519, publicKey, signature, utf8(text)));
    verdict = 'match';
  } catch {
    // No receipt, no connection, or a context or browser without Ed25519: it cannot be told.
  }
  if (differs.size) verdict = 'mismatch';
  const seen = { fingerprint, build, receipt, verdict };
  SEEN.set(fingerprint, seen);
  const token = new VisitorToken(server, id, pageStorage()).get();
  const report: WitnessReport = { ...seen, differs: [...differs], token };
  const { ok } = await ask('witness', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  });
  if (ok) remember(place, JSON.stringify({ shown, seen } satisfies Kept));
}

const ED25519 = 'Ed25519';

/** Has the browser compare a script that it has with its hash. Rejects where it cannot be read. */
function isIntact(url: string, integrity = ''): Promise<unknown> {
  const cache = 'force-cache';
  return fetch(url, { cache, integrity }).catch(async () => !(await fetch(url, { cache })));
}

/** As `canonicalJson`, for parsed JSON without keys that are numbers or begin like another one. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: object | null) =>
    each?.constructor === Object ? Object.fromEntries(Object.entries(each).sort()) : each,
  );
}

/** SHA-256, hexadecimal. */
async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(text));
  return new Uint8Array(digest).reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '');
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
