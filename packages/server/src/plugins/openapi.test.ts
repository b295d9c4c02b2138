import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { readFile } from 'node:fs/promises';
import t from 'tap';
import Schema from 'typebox/schema';
import { startTestServer } from '../../testing/server.js';

// By address: their types are a browser's, which the server's are not.
const client = (path: string) => import(new URL(`../../../client/${path}`, import.meta.url).href);
const { API_TYPES, clientTypes } = await client('generate/client-types.ts');
const { ApiError, createChatbotClient, orThrow } = await client('src/client.ts');

const { app, ask, tokenFor, url: origin } = await startTestServer(t);

interface Content {
  readonly 'application/json'?: {
    readonly schema: { readonly $ref?: string };
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly example?: unknown;
  };
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: { readonly type?: string; readonly anyOf?: readonly { const: unknown }[] };
  }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Content }>
  >;
}

const { status, body: document } = await ask('/docs/json', { token: null });
const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    operation,
  })),
);

/** Methods that browsers and proxies use by themselves. */
const UNASKED: ReadonlySet<string> = new Set(['HEAD', 'OPTIONS']);

await t.test('[6.6] every route is in the OpenAPI document', async (t) => {
  t.equal(status, 200);
  t.match(document, { openapi: /^3\.1/, info: { title: String } });
  const documented = new Set(operations.map(({ name }) => name));
  const served = app.routes.filter(({ isHidden, method }) => !isHidden && !UNASKED.has(method));
  t.ok(served.length > 15);
  for (const { method, url } of served) {
    const name = `${method} ${url.replace(/:(\w+)/g, '{$1}')}`;
    t.ok(documented.delete(name), name);
  }
  t.same([...documented], []);
  const hidden = app.routes
    .filter(({ isHidden, method }) => isHidden && !UNASKED.has(method))
    .map(({ url }) => url);
  t.same(
    hidden.filter((url) => url.startsWith('/v1') || url.startsWith('/health')),
    [],
    'nothing but files is hidden',
  );
});

await t.test('[6.6] each has a name, and so has each body: clients are generated', (t) => {
  const names = operations.map(({ operation }) => operation.operationId);
  t.equal(new Set(names).size, operations.length, 'each its own');
  const known: object = document.components.schemas;
  for (const { name, operation } of operations) {
    t.match(operation.operationId, /^[a-z]+[A-Z][A-Za-z]+$/, `${name} has a name`);
    const groups: readonly { name: string }[] = document.tags;
    t.ok(
      groups.some((group) => group.name === operation.tags?.[0]),
      `${name} is in a group that is described`,
    );
    const bodies = [operation.requestBody, ...Object.values(operation.responses)];
    for (const schema of bodies.map((body) => body?.content?.['application/json']?.schema)) {
      if (!schema) continue;
      const [, title = ''] = /^#\/components\/schemas\/(\w+)$/.exec(schema.$ref ?? '') ?? [];
      t.ok(Object.hasOwn(known, title), `${name} has bodies with names`);
    }
  }
  t.end();
});

await t.test('[6.6] a parameter that a route does not know is refused by name', async (t) => {
  const token = tokenFor({ role: 'admin' });
  for (const { name, path, operation } of operations) {
    const query = new URLSearchParams({ unexpected: '1' });
    for (const { in: place, name: parameter, required, schema } of operation.parameters ?? []) {
      const value = schema.anyOf?.[0]?.const ?? '1';
      if (place === 'query' && required) query.set(parameter, String(value));
    }
    const { schema, example } = operation.requestBody?.content['application/json'] ?? {};
    const { status, body } = await ask(`${path.replace(/\{\w+\}/g, '1')}?${query.toString()}`, {
      method: name.split(' ')[0] ?? '',
      token,
      headers: { origin },
      ...(schema && { body: example }),
    });
    t.equal(status, 400, name);
    t.match(
      body.error,
      { code: 'bad-request', fields: [{ path: 'unexpected', message: /not a field/ }] },
      name,
    );
  }
});

await t.test('[6.6] each says what it does, what it answers, and with which errors', async (t) => {
  for (const { name, path, operation } of operations) {
    const { summary, tags, security, responses, parameters = [] } = operation;
    t.ok(summary, `${name} has a summary`);
    t.equal(tags?.length, 1, `${name} is in one group`);
    t.ok(security, `${name} says who may ask`);
    for (const [, parameter] of path.matchAll(/\{(\w+)\}/g)) {
      t.ok(
        parameters.some((one) => one.name === parameter && one.in === 'path'),
        `${name} describes ${parameter}`,
      );
    }
    t.ok(
      Object.keys(responses).some((code) => Number(code) < 400),
      `${name} says what it answers`,
    );
    const codes = Object.entries(responses)
      .filter(([code]) => Number(code) >= 400)
      .flatMap(([code, { content }]) =>
        Object.keys(content?.['application/json']?.examples ?? {}).map((error) => [error, code]),
      );
    t.ok(codes.length > 0, `${name} names its errors`);
    for (const [error = '', code] of codes) {
      const kind = Object.hasOwn(ERRORS, error) ? ERRORS[error as keyof typeof ERRORS] : null;
      t.equal(String(kind?.status), code, `${name}: ${error} is in the catalogue`);
    }
  }
});

await t.test('[6.6] every example is one of what it shows', async (t) => {
  for (const { name, operation } of operations) {
    const bodies = [
      ...Object.entries(operation.responses),
      ...(operation.requestBody ? [['body', operation.requestBody] as const] : []),
    ];
    for (const [what, { content }] of bodies) {
      if (!content) continue;
      const { schema, examples = {}, example } = content['application/json'] ?? {};
      if (schema === undefined) {
        const isKnown = ['text/event-stream', 'text/csv'].some((type) =>
          Object.hasOwn(content, type),
        );
        t.ok(isKnown, `${name} ${what} is JSON, a stream or a table`);
        continue;
      }
      const values = example === undefined ? Object.values(examples) : [{ value: example }];
      t.ok(values.length > 0, `${name} ${what} has an example`);
      for (const { value } of values) {
        t.ok(
          Schema.Check(inFull(schema), value),
          `${name} ${what}: ${JSON.stringify(value).slice(0, 80)}`,
        );
      }
    }
  }
});

await t.test('[6.6] the types of the client are made from this document', async (t) => {
  const kept = await readFile(API_TYPES, 'utf8');
  t.equal(kept, await clientTypes(document), 'npm run docs writes them');
});

await t.test(
  '[6.6] the typed client signs in, signs in again, and tells what is wrong',
  async (t) => {
    const asked: boolean[] = [];
    const dashboard = createChatbotClient({
      server: `${origin}/`,
      token: (isRefused: boolean) => {
        asked.push(isRefused);
        return isRefused ? tokenFor() : 'one that has ended';
      },
    });
    const made = await orThrow(
      dashboard.POST('/v1/chatbots', {
        body: { config: { ...DEFAULT_CONFIG, name: 'By client' } },
      }),
    );
    t.same(asked, [false, true], 'a refused token is renewed, and the body sent again');
    const { chatbots } = await orThrow(
      dashboard.GET('/v1/chatbots', { params: { query: { q: 'by client', limit: 1 } } }),
    );
    t.same(
      chatbots.map(({ id }: { id: string }) => id),
      [made.id],
    );
    const params = { path: { chatbotId: made.id } };
    t.equal(await orThrow(dashboard.DELETE('/v1/chatbots/{chatbotId}', { params })), undefined);

    const refused = await orThrow(dashboard.GET('/v1/chatbots/{chatbotId}', { params })).catch(
      errorOf,
    );
    t.match(refused, { code: 'not-found', status: 404, retryable: false, correlationId: /./ });
    const query = { limit: 1_000 };
    const wrong = await orThrow(dashboard.GET('/v1/chatbots', { params: { query } })).catch(
      errorOf,
    );
    t.match(wrong, { code: 'bad-request', fields: [{ path: 'limit' }] });
    const away = createChatbotClient({ server: 'http://127.0.0.1:1', token: 'any' });
    t.match(await orThrow(away.GET('/v1/chatbots')).catch(errorOf), {
      code: 'unreachable',
      status: 0,
    });
    const revoked = createChatbotClient({ server: origin, token: 'ended' });
    t.match(await orThrow(revoked.GET('/v1/chatbots')).catch(errorOf), { code: 'unauthorized' });
  },
);

function errorOf(error: unknown): unknown {
  if (error instanceof ApiError) return error;
  throw error;
}

/** Adds the schemas that a schema refers to. */
function inFull(schema: object): Parameters<typeof Schema.Check>[0] {
  return { ...schema, components: document.components };
}
