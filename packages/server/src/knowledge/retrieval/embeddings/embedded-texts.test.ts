import t from 'tap';
import { embeddedTexts } from './embedded-texts.js';

const chunk = { title: 'Repairs', heading: '', askedAs: ['mend it'] };
const bare = (text: string) => text.replace(/\s+/g, ' ');

t.test('[4.2] a short passage is embedded whole, under its title and heading', (t) => {
  const plain = 'A full service costs 79 euros.';
  t.same(embeddedTexts({ ...chunk, plain }), {
    pieces: [`Repairs. Repairs. ${plain}`],
    askedAs: ['mend it'],
  });
  const { pieces } = embeddedTexts({ ...chunk, heading: 'Prices › Service', plain });
  t.same(pieces, [`Repairs. Prices › Service. ${plain}`]);
  t.end();
});

t.test('[4.2] every character of a long passage is embedded, in pieces of whole sentences', (t) => {
  const sentences = Array.from({ length: 20 }, (_, i) => `Sentence number ${i} is about brakes.`);
  const texts = [
    sentences.join(' '),
    'x'.repeat(2_000),
    `${'word '.repeat(400)}end`,
    '😀'.repeat(400),
  ];
  for (const plain of texts) {
    const { pieces } = embeddedTexts({ ...chunk, plain });
    const texts = pieces.map((piece) => piece.slice('Repairs. Repairs. '.length));
    t.ok(texts.every(({ length }) => length <= 300));
    t.ok(
      texts.every(({ length }) => length > 100),
      'none is a scrap',
    );
    t.equal(bare(texts.join(plain.includes(' ') ? ' ' : '')), bare(plain));
    t.notOk(
      texts.some((text) => /[\ud800-\udbff]$/.test(text)),
      'no character is cut in two',
    );
  }
  const { pieces } = embeddedTexts({ ...chunk, plain: sentences.join(' ') });
  t.ok(pieces.every((piece) => piece.endsWith('brakes.')));
  const long = {
    ...chunk,
    title: 'T'.repeat(300),
    heading: 'H'.repeat(900),
    plain: 'x'.repeat(900),
  };
  t.ok(
    embeddedTexts(long).pieces.every(({ length }) => length < 500),
    'as the model takes',
  );
  t.end();
});
