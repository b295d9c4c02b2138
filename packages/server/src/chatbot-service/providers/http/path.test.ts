import t from 'tap';
import { holds, nameIn, textsOf, valuesAt } from './path.js';

const event = {
  value: {
    type: 'delta',
    choices: [{ delta: { content: 'Hi' } }, { delta: { content: null } }],
    done: true,
    n: 0,
  },
  data: 'raw',
  name: 'message',
};

await t.test('[1.4] a path leads to a value, several, or none', (t) => {
  t.same(valuesAt(event, 'choices.0.delta.content'), ['Hi']);
  t.same(valuesAt(event, 'choices.*.delta.content'), ['Hi'], 'null is none');
  t.same(valuesAt(event, 'choices.7.delta'), []);
  t.same(valuesAt(event, 'n'), [0]);
  t.same(valuesAt(event, '$event'), ['message']);
  t.same(valuesAt(event, '$data'), ['raw']);
  t.same(valuesAt({ ...event, value: 'text' }, ''), ['text']);
  for (const path of ['constructor', '__proto__', 'choices.length', 'type.0', 'toString.name']) {
    t.same(valuesAt(event, path), [], path);
  }
  t.end();
});

await t.test('[1.4] two asterisks lead to all that lies within', (t) => {
  const value = { a: [{ text: '1', b: { text: '2' } }], c: 'x', d: { e: [{ text: '3' }] } };
  t.same(valuesAt({ value, data: '', name: '' }, '**.text'), ['1', '2', '3']);
  t.same(valuesAt({ value, data: '', name: '' }, 'a.**.text'), ['1', '2']);
  t.same(valuesAt({ value: 'x', data: '', name: '' }, '**'), []);
  t.end();
});

await t.test('[1.4] a selector counts where its condition holds', (t) => {
  t.ok(holds(event, { path: 'done', is: ['true'] }));
  t.notOk(holds(event, { path: 'type', is: ['end', 'stop'] }));
  const when = { path: 'type', is: ['delta'] };
  t.same(textsOf(event, [{ path: 'choices.0.delta.content', when }, { path: 'n' }]), ['Hi', '0']);
  t.same(textsOf(event, [{ path: 'n', when: { path: 'type', is: ['x'] } }]), []);
  t.end();
});

await t.test('[8.6] a name has an end: what is longer is none', (t) => {
  const named = (id: string) => nameIn({ value: { id }, data: '', name: '' }, [{ path: 'id' }]);
  t.equal(named('thread-1'), 'thread-1');
  t.equal(named(''), null);
  t.equal(named('a'.repeat(1_000_000)), null);
  t.end();
});
