import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type {
  PageReceipt,
  WidgetFile,
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

/** Parts of a receipt's body that a page can compare. */
interface Signed {
  readonly chatbot: string;
  readonly fingerprint: string;
  readonly shown?: string;
}

/** Result of a comparison, as a tab keeps it. */
interface Kept {
  readonly shown: string;
  readonly seen: SeenPage;
}

/** URL that this file was loaded from, if that is a chat server and not another bundle. */
const BASE = /^(.+\/)chunks\/[^/]+$/.exec(import.meta.url)?.[1];

/**
 * Compares what the page was served with the signed receipt, and tells the server what it found, and
 * which files of the widget the browser has. Once for each tab and what it shows.
 * Rejects where the browser sends no report; the next page tells.
 *
 * @param draw from 0 up to 1: chooses the file whose contents are told, of the others the length is;
 *   three times in four none
 */
export async function witness(
  server: string,
  id: string,
  chatbot: ChatbotInfo,
  draw = Math.random(),
): Promise<void> {
  const { fingerprint, config } = chatbot;
  const shown = JSON.stringify(chatbot);
  const place = `chatbot-test:seen:${server}:${id}`;
  const kept = JSON.parse(recall(place) ?? 'null') as Kept | null;
  if (kept?.shown === shown) {
    SEEN.set(fingerprint, kept.seen);
    return;
  }
  const { href: root } = serverUrl(server, '/');
  const files = filesBelow(root);
  const differs: WitnessPoint[] = [];
  const check = (point: WitnessPoint, holds: unknown): unknown => holds || differs.push(point);
  let verdict: WitnessVerdict = 'unchecked';
  let receipt: string | undefined;
  try {
    // Without a receipt, and below without a key, it throws.
    const given = chatbot.receipt as PageReceipt;
    const { body: text, key } = given;
    const bytes = utf8(text);
    const body = JSON.parse(text) as Signed;
    receipt = given.id;
    check('chatbot', body.chatbot === id);
    check('fingerprint', body.fingerprint === fingerprint);
    check('receipt', (await sha256(bytes)) === receipt);
    check('configuration', !body.shown || (await sha256(utf8(canonical(config)))) === body.shown);
    check('key', key);
    const publicKey = await crypto.subtle.importKey('jwk', key as JsonWebKey, ED25519, false, [
      'verify',
    ]);
    const binary = atob(given.signature.replace(/-/g, '+').replace(/_/g, '/'));
    const signed = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    check('signature', await crypto.subtle.verify(ED25519, publicKey, signed, bytes));
    verdict = 'match';
    const drawn = files[Math.floor(draw * files.length * 4)];
    if (drawn) {
      const response = await fetch(root + drawn.path, { cache: 'force-cache' });
      drawn.hash = await sha256(await response.arrayBuffer());
    }
  } catch {
    // No receipt, no connection, or a context or browser without Ed25519: it cannot be told.
  }
  if (differs[0]) verdict = 'mismatch';
  const seen = { fingerprint, files, receipt, verdict };
  SEEN.set(fingerprint, seen);
  const token = new VisitorToken(server, id, pageStorage()).get();
  const report: WitnessReport = { ...seen, differs, token };
  // Other than a fetch it costs the page nothing, and no browser asks first whether it may.
  if (navigator.sendBeacon(`${root}v1/chatbots/${id}/witness`, JSON.stringify(report)))
    remember(place, JSON.stringify({ shown, seen } satisfies Kept));
}

const ED25519 = 'Ed25519';
const FILE = /^(chatbot|chunks\/.+)\.js$/;

/** Lists the files of the widget that this page has loaded. */
function filesBelow(root: string): WidgetFile[] {
  const base = BASE ?? '';
  if (!base.startsWith(root)) return [];
  const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return loaded.flatMap(({ name, decodedBodySize: bytes }) => {
    const file = name.split(base)[1] ?? '';
    return FILE.test(file) ? [{ path: base.slice(root.length) + file, bytes }] : [];
  });
}

/**
 * Writes canonical JSON as `canonicalJson` does, for parsed JSON without keys that are numbers or
 * begin like another one.
 */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: object | null) =>
    each?.constructor === Object ? Object.fromEntries(Object.entries(each).sort()) : each,
  );
}

/** Hashes data. @returns hexadecimal digits */
async function sha256(data: BufferSource): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return bytes.reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '');
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
