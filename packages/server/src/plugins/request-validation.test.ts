import t from 'tap';
import Type from 'typebox';
import { InvalidRequest, requestValidator } from './request-validation.js';

const schema = Type.Object({
  headers: Type.Array(Type.Object({ name: Type.String() }), { maxItems: 20 }),
});
const route = { schema, method: 'POST', url: '/', httpPart: 'body' };

await t.test(
  '[8.6] a body is looked at as far as its first faults, however many it has',
  async (t) => {
    const seen = new Set<string>();
    const headers = new Proxy(
      Array.from({ length: 60_000 }, () => ({})),
      {
        get(of, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) seen.add(key);
          return Reflect.get(of, key) as unknown;
        },
      },
    );
    const validate = requestValidator(route) as (body: unknown) => { error?: unknown };
    const { error } = validate({ headers });
    if (!(error instanceof InvalidRequest)) throw new Error('It was taken.');
    t.ok(error.fields.length <= 20, `${error.fields.length} fields are named`);
    t.ok(seen.size <= 21, `${seen.size} entries were looked at`);
  },
);
