/**
 * Stands for the backend of your dashboard: serves the built pages, and signs tokens for its operators.
 *
 *   CHATBOT_JWT_SECRET=... PORT=3100 node backend.mjs dist
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { SignJWT } from 'jose';

const { CHATBOT_JWT_SECRET, HOST = 'localhost', PORT = '3100' } = process.env;
if (!CHATBOT_JWT_SECRET) {
  throw new Error('CHATBOT_JWT_SECRET is missing: set it to the JWT_SECRET of your chat server.');
}
const secret = new TextEncoder().encode(CHATBOT_JWT_SECRET);
const folder = process.argv[2] ?? '.';
/** Your own sign-in knows who this is. */
const user = { id: 'anna', company: 'demo', isAdmin: true };
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(404).end());
}).listen(Number(PORT), HOST, () => console.log(`http://${HOST}:${PORT}`));

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (request.method === 'POST' && pathname === '/chatbot-token') {
    const token = await chatbotToken();
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ token }));
    return;
  }
  const file = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
  const content = await readFile(file);
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  response.end(content);
}

function chatbotToken() {
  return new SignJWT({ tenant: user.company, role: user.isAdmin ? 'admin' : 'operator' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user.id)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(secret);
}
