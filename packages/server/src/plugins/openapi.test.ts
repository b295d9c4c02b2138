import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import t from 'tap';
import Schema from 'typebox/schema';
import { startTestServer } from '../testing/server.js';

const { app, ask } = await startTestServer(t);

interface Content {
  readonly 'application/json'?: {
    readonly schema: Parameters<typeof Schema.Check>[0];
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly example?: unknown;
  };
}

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Content };
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

/** What browsers and proxies ask by themselves. */
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
        t.ok(Object.hasOwn(content, 'text/event-stream'), `${name} ${what} is JSON or a stream`);
        continue;
      }
      const values = example === undefined ? Object.values(examples) : [{ value: example }];
      t.ok(values.length > 0, `${name} ${what} has an example`);
      for (const { value } of values) {
        t.ok(Schema.Check(schema, value), `${name} ${what}: ${JSON.stringify(value).slice(0, 80)}`);
      }
    }
  }
});
