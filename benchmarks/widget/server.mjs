/**
 * Server of all candidates: their files, compressed as by a CDN; pages; and replies, at a pace that
 * is the same for all.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { DEFAULT_CONFIG, toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';
import { htmlEmbed } from '@chatbot-test/shared/embed-code/html.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { ModelServer } from '@chatbot-test/shared/testing/model-server.js';
import { WebSocketServer } from 'ws';
import { history, replyTokens } from './reply-text.mjs';

const root = new URL('../../', import.meta.url);
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
/** A token is a few letters; so many come at once, every so many ms. */
const TOKENS_AT_ONCE = 4;
const EVERY_MS = 10;

/** Asked for with a message of this form, as in "stream 2000": so many tokens of markdown. */
const STREAM = /^stream (\d+)$/;

/** Place in our page for the code that operators copy. */
const EMBED = '<!-- embed code -->';

/** The embed code of a chatbot with as long a history as the page asks for. */
function embed(asked) {
  const id = `bench-${asked.get('history') ?? 0}${asked.has('all') ? '-all' : ''}`;
  return htmlEmbed({ server: '', chatbotId: id });
}

/** @param {string} [build] folder of the widget's build */
export async function startServer(build = 'packages/widget/dist') {
  const files = new Map();
  const stats = { ownMs: 0, ended: 0 };
  const http = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const send = (type, body) => {
      if (!files.has(body)) {
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
        files.set(body, brotliCompressSync(body, { params }));
      }
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' });
      response.end(files.get(body));
    };
    const chatbot = /^\/v1\/chatbots\/bench-(\d+)(?:-all)?\/public$/.exec(pathname);
    if (chatbot) return send('application/json', JSON.stringify(chatbotInfo(chatbot[1])));
    if (pathname === '/history') {
      return send('application/json', JSON.stringify(history(Number(searchParams.get('count')))));
    }
    const path = fileOf(pathname, build);
    if (!path) return response.writeHead(404).end();
    const file = readFileSync(new URL(path, root), 'utf8');
    send(
      types[extname(path)] ?? 'text/plain',
      file.replace(EMBED, () => embed(searchParams)),
    );
  });
  const sockets = new WebSocketServer({
    server: http,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  sockets.on('connection', (socket, request) => {
    const own = /^\/v1\/chatbots\/bench-(\d+)(-all)?\/live$/.exec(request.url);
    if (own) speakProtocol(socket, Number(own[1]), own[2] !== undefined, stats);
    else speakPieces(socket, stats);
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${http.address().port}`,
    stats,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      http.close();
    },
  };
}

function fileOf(pathname, build) {
  if (/^\/[\w-]+\.html$/.test(pathname)) return `benchmarks/widget/pages${pathname}`;
  if (/^\/(chatbot\.js|chunks\/[\w-]+\.js)$/.test(pathname)) return `${build}${pathname}`;
  if (/^\/(quikchat|deep-chat|open-chat-studio-widget)\/dist\/[\w./-]+$/.test(pathname))
    return `node_modules${pathname}`;
  return null;
}

function chatbotInfo(count) {
  const config = toPublicConfig(DEFAULT_CONFIG);
  return { id: `bench-${count}`, revision: 1, fingerprint: 'bench', config };
}

/**
 * Speaks our widget's protocol, with a conversation of so many messages; the newest first, or all.
 */
function speakProtocol(socket, count, all, stats) {
  const model = new ModelServer(all ? Math.max(count, 1) : LIMITS.snapshotMessages);
  for (const { role, text } of history(count)) {
    if (role === 'user') model.send(`cid-${text}`, text);
    else model.say(text) && model.end();
  }
  const push = (frame) => frame && socket.send(JSON.stringify(frame));
  socket.on('message', (data) => {
    const received = performance.now();
    const frame = JSON.parse(data);
    if (frame.type === 'ping') return push({ type: 'pong' });
    if (frame.type === 'recover') {
      return push({ type: 'recovered', recovery: model.recovery(frame.cursor) });
    }
    if (frame.type === 'hello') {
      const at = new Date().toISOString();
      const session = { id: 'bench', mode: 'live', createdAt: at, expiresAt: at };
      return push({
        type: 'welcome',
        session,
        chatbot: chatbotInfo(count),
        recovery: model.recovery(frame.cursor),
        token: 'bench',
      });
    }
    if (frame.type !== 'send') return undefined;
    for (const answer of model.send(frame.cid, frame.text).reverse()) push(answer);
    return answer(frame.text, received, stats, {
      say: (text) => push(model.say(text)),
      end: () => push(model.end()),
    });
  });
}

/** Speaks the wire of the other pages: pieces of text, and an empty one at the end. */
function speakPieces(socket, stats) {
  socket.on('message', (data) => {
    const send = (text) => socket.send(text);
    void answer(String(data), performance.now(), stats, { say: send, end: () => send('') });
  });
}

async function answer(question, received, stats, { say, end }) {
  const wanted = STREAM.exec(question);
  if (!wanted) {
    say(`You said: ${question}`);
    stats.ownMs = performance.now() - received;
    return end();
  }
  const tokens = [...replyTokens(Number(wanted[1])), ' The end.'];
  let next = 0;
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      say(tokens.slice(next, next + TOKENS_AT_ONCE).join(''));
      next += TOKENS_AT_ONCE;
      if (next < tokens.length) return;
      clearInterval(timer);
      resolve();
    }, EVERY_MS);
  });
  end();
  stats.ended += 1;
  return undefined;
}
