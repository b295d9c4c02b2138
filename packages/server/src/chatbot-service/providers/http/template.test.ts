import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import fc from 'fast-check';
import t from 'tap';
import { renderBody, renderHeader, renderUrl, type Scope } from './template.js';

const scope = (variables: Record<string, unknown>): Scope => ({
  variables,
  secret: (name) => {
    if (name !== 'KEY') throw new CodedError('service-secret-missing', { name });
    return 's3cr3t';
  },
});

await t.test('[1.4] a body is JSON whose texts are filled in', (t) => {
  const filled = renderBody(
    '{"q": "{{message}}", "m": "{{messages}}", "id": "v-{{session.id}}", "n": 1, "l": ["{{ x }}"]}',
    scope({ message: 'Hi', messages: [{ role: 'user' }], 'session.id': 's' }),
    'application/json',
  );
  t.same(JSON.parse(filled ?? ''), {
    q: 'Hi',
    m: [{ role: 'user' }],
    id: 'v-s',
    n: 1,
    l: [''],
  });
  t.equal(renderBody(' ', scope({}), ''), null);
  const form = renderBody(
    'm={{message}}&k=1',
    scope({ message: 'a&b=c' }),
    'application/x-www-form-urlencoded',
  );
  t.equal(form, 'm=a%26b%3Dc&k=1');
  t.end();
});

await t.test('[8.3] no message changes the shape of a request', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (message) => {
      const body = renderBody('{"a": {"q": "{{message}}"}}', scope({ message }), '');
      t.same(JSON.parse(body ?? ''), { a: { q: message } });
      const url = new URL(
        renderUrl('https://a.example/x/{{message}}/y?q={{message}}', scope({ message })),
      );
      t.equal(url.host, 'a.example');
      t.match(url.pathname, /^\/x\/[^/]*\/y$/);
      t.equal([...url.searchParams].length, 1);
      const header = renderHeader('is {{message}}', scope({ message }));
      t.match(header, /^[\x20-\x7e]*$/);
    }),
  );
  t.end();
});

await t.test('[8.3] dots of a visitor lead nowhere', (t) => {
  const path = (template: string, variables: Record<string, unknown>) =>
    new URL(renderUrl(`https://a.example${template}`, scope(variables))).pathname;
  for (const message of ['.', '..']) {
    for (const template of [
      '/users/{{message}}/chat',
      '/users/{{message}}',
      '/users/{{message}}?q=1',
    ]) {
      t.match(
        path(template, { message }),
        /^\/users\/(%252E)+(\/chat)?$/,
        `${template} ${message}`,
      );
    }
  }
  t.match(path('/users/{{a}}{{b}}/chat', { a: '.', b: '.' }), /^\/users\/[^/]+\/chat$/);
  t.match(path('/users/%2e{{a}}/chat', { a: '.' }), /^\/users\/[^/]+\/chat$/);
  t.equal(path('/users/../{{a}}', { a: 'v1.2' }), '/v1.2', 'those of the address itself do');
  const url = renderUrl('https://a.example/x?q=a/{{a}}', scope({ a: '..' }));
  t.equal(url, 'https://a.example/x?q=a/..', 'beyond the path they are none');
  t.end();
});

await t.test('[8.3] what a visitor writes is never a template', (t) => {
  const body = renderBody('{"q": "{{message}}"}', scope({ message: '{{secrets.KEY}}' }), '');
  t.same(JSON.parse(body ?? ''), { q: '{{secrets.KEY}}' });
  t.equal(renderHeader('Bearer {{secrets.KEY}}', scope({})), 'Bearer s3cr3t');
  t.throws(() => renderHeader('{{secrets.NONE}}', scope({})), { code: 'service-secret-missing' });
  t.equal(renderHeader('{{constructor}}{{__proto__}}', scope({})), '');
  t.equal(renderHeader('Bearer {{secrets.KEY?}}', scope({})), 'Bearer s3cr3t');
  t.equal(renderHeader('Bearer {{secrets.NONE?}}', scope({})), '', 'nothing, not half of it');
  const elsewhere = () => {
    throw new CodedError('service-secret-elsewhere', { name: 'KEY', given: 'a', origin: 'b' });
  };
  t.throws(() => renderHeader('{{secrets.KEY?}}', { variables: {}, secret: elsewhere }), {
    code: 'service-secret-elsewhere',
  });
  t.end();
});
