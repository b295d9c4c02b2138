import t from 'tap';
import { namedThings } from './named-things.js';

t.test('[4.2] countries, however written, and what has a capital letter are named things', (t) => {
  t.same([...namedThings('do you ship to greece?', 'en')], ['greece']);
  t.same([...namedThings('Do you ship to New Zealand', 'en')].sort(), ['new', 'zealand']);
  t.same([...namedThings('Can I pay with Klarna?', 'en')], ['klarna']);
  t.same([...namedThings('what is the rate in scotland', 'en')], ['scotland']);
  t.end();
});

t.test('[4.2] the first word, days, and what is all in capitals are not', (t) => {
  t.same([...namedThings('Returns on Monday?', 'en')], []);
  t.same([...namedThings('WHERE IS MY ORDER', 'en')], []);
  t.same([...namedThings('Wo ist mein Paket?', 'de')], [], 'nor nouns of German');
  t.end();
});
