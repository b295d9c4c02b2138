import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { WitnessPoint, WitnessReport } from '@chatbot-test/shared/protocol/witness.schema.js';
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
  readonly keyId: string;
}

/** Parts of a receipt's body that a page can compare. */
interface Signed {
  readonly chatbot: string;
  readonly fingerprint: string;
  readonly shown?: string;
  readonly parts: { readonly widget: string };
}

interface Versions {
  readonly version: string;
  readonly pinned: readonly {
    readonly version: string;
    readonly files: Readonly<Record<string, string>>;
  }[];
}

/** Where this file was loaded from, if that is a server of chats and no other bundle. */
const BASE = /^(.+\/)chunks\/[^/]+$/.exec(import.meta.url)?.[1];

/**
 * Compares what the page was served with the signed receipt, and tells the server what it found.
 * Once for each tab and what it shows. Never rejects.
 */
export async function witness(server: string, id: string, chatbot: ChatbotInfo): Promise<void> {
  const shown = JSON.stringify(chatbot);
  const key = `chatbot-test:seen:${server}:${id}`;
  try {
    const known = sessionStorage.getItem(key)?.split('\n');
    if (known?.[0] === shown) {
      SEEN.set(chatbot.fingerprint, JSON.parse(known[1] ?? '') as SeenPage);
      return;
    }
  } catch {
    // It is done again on each page.
  }
  const { differs, build, receipt, wasChecked } = await compare(server, id, chatbot);
  const { fingerprint } = chatbot;
  const verdict = differs.length > 0 ? 'mismatch' : wasChecked ? 'match' : 'unchecked';
  const seen = { fingerprint, build, receipt, verdict } as const;
  SEEN.set(fingerprint, seen);
  const token = new VisitorToken(server, id, pageStorage()).get();
  const report: WitnessReport = { ...seen, differs, token };
  try {
    const { ok } = await ask(server, `/v1/chatbots/${encodeURIComponent(id)}/witness`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
    });
    if (ok) sessionStorage.setItem(key, `${shown}\n${JSON.stringify(seen)}`);
  } catch {
    // The next page tells.
  }
}

async function compare(server: string, id: string, chatbot: ChatbotInfo) {
  const differs: WitnessPoint[] = [];
  const found = { differs, build: undefined as string | undefined, wasChecked: false };
  let receipt: string | undefined;
  try {
    const read = async <T>(path: string) => (await ask(server, path)).json() as Promise<T>;
    const [given, { keys }, { version, pinned }] = await Promise.all([
      read<Receipt>(`/v1/chatbots/${encodeURIComponent(id)}/receipt`),
      read<{ keys: (JsonWebKey & { kid: string })[] }>('/.well-known/chatbot-test/keys.json'),
      read<Versions>('/v1/version'),
    ]);
    const body = JSON.parse(given.body) as Signed;
    receipt = given.id;
    const check = (point: WitnessPoint, holds: boolean): void => {
      if (!holds && !differs.includes(point)) differs.push(point);
    };
    check('chatbot', body.chatbot === id);
    check('fingerprint', body.fingerprint === chatbot.fingerprint);
    check('receipt', (await hash(given.body)) === given.id);
    if (body.shown) check('configuration', (await hash(canonical(chatbot.config))) === body.shown);
    if (BASE?.startsWith(serverUrl(server, '/').href) && body.parts.widget !== 'none') {
      found.build = /\/v\/([^/]+)\/$/.exec(BASE)?.[1] ?? version;
      const files = pinned.find((each) => each.version === found.build)?.files ?? {};
      check('build', (await hash(canonical(files))) === body.parts.widget);
      for (const { name } of performance.getEntriesByType('resource')) {
        const path = name.slice(BASE.length);
        if (!name.startsWith(BASE) || !/^(chatbot|chunks\/[^/]+)\.js$/.test(path)) continue;
        check('build', !!files[path] && (await isIntact(name, files[path])));
      }
    }
    const jwk = keys.find(({ kid }) => kid === given.keyId);
    check('key', !!jwk);
    if (jwk) {
      const publicKey = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
      const binary = atob(given.signature.replace(/-/g, '+').replace(/_/g, '/'));
      const signature = Uint8Array.from(binary, (char) => char.charCodeAt(0));
      const text = new TextEncoder().encode(given.body);
      check('signature', await crypto.subtle.verify('Ed25519', publicKey, signature, text));
    }
    found.wasChecked = true;
  } catch {
    // No receipt, no connection, or a context or browser without Ed25519: it cannot be told.
  }
  return { ...found, receipt };
}

/** Has the browser compare a script that it has with its hash. Rejects where it cannot be read. */
function isIntact(url: string, integrity: string): Promise<boolean> {
  const cache = 'force-cache';
  return fetch(url, { cache, integrity }).then(
    () => true,
    () => fetch(url, { cache }).then(() => false),
  );
}

/** As `canonicalJson`, for values without keys that are numbers; that one is in another file. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** SHA-256, hexadecimal. */
async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function ask(server: string, path: string, init?: RequestInit): Promise<Response> {
  return fetch(serverUrl(server, path), { credentials: 'omit', ...init });
}
