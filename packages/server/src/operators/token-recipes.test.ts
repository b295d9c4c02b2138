import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import Fastify from 'fastify';
import * as jose from 'jose';
import t from 'tap';
import { startTestServer, TEST_SECRET } from '../../testing/server.js';

const DOCS = readFileSync(new URL('../../../../docs/operator-tokens.md', import.meta.url), 'utf8');

type Values = Record<string, unknown>;

/** Runs a recipe as it stands in the docs. @returns what it exports */
async function recipe(name: string, modules: Values, globals: Values = {}): Promise<Values> {
  const code = DOCS.split(`<!-- tested: ${name} -->\n\n\`\`\`js\n`)[1]?.split('```')[0] ?? '';
  const exported = [...code.matchAll(/^export (?:async )?function (\w+)/gm)].map(
    (found) => found[1],
  );
  const body = code
    .replace(/^import (\{.*\}) from '(.*)';.*$/gm, "const $1 = modules['$2'];")
    .replace(/^export /gm, '');
  const run = compileFunction(`${body}return { ${exported.join()} };`, [
    'modules',
    ...Object.keys(globals),
  ]) as (...values: unknown[]) => Values;
  return run(modules, ...Object.values(globals));
}

process.env['CHATBOT_JWT_SECRET'] = TEST_SECRET;
const { ask } = await startTestServer(t);
const { chatbotToken } = await recipe('token', { jose });
const ANNA = { id: 'anna', company: 'acme', isAdmin: true };

async function opensAs(token: string) {
  const { status } = await ask('/v1/audit-log', { token });
  return status;
}

await t.test('[8.3] the recipe of Fastify in the docs signs an operator in', async (t) => {
  const app = Fastify();
  app.decorateRequest('user', null);
  app.addHook('onRequest', async (request) => {
    if (request.headers['x-user'] === 'anna') Object.assign(request, { user: ANNA });
  });
  await recipe('fastify', { './chatbot-token.js': { chatbotToken } }, { app });
  const signedOut = await app.inject({ method: 'POST', url: '/chatbot-token' });
  t.equal(signedOut.statusCode, 401);
  const signedIn = await app.inject({
    method: 'POST',
    url: '/chatbot-token',
    headers: { 'x-user': 'anna' },
  });
  const { token } = signedIn.json<{ token: string }>();
  t.equal(await opensAs(token), 200);
});

await t.test('[8.3] the recipe of Next.js in the docs signs an operator in', async (t) => {
  let session: unknown = null;
  const auth = async () => session;
  const { POST } = await recipe('next', {
    '../../auth.js': { auth },
    '../../chatbot-token.js': { chatbotToken },
  });
  const route = POST as () => Promise<Response>;
  t.equal((await route()).status, 401);
  session = { user: { ...ANNA, isAdmin: false } };
  const { token } = (await (await route()).json()) as { token: string };
  t.equal(await opensAs(token), 403, 'an operator, and no admin');
});
