import t from 'tap';
import { unsupportedCitations } from './citation-support.js';

const PASSAGES = [
  'Returns\nYou have 60 days from the day of delivery to send something back.',
  'Shipping\nDelivery to Norway takes 4 to 7 days and costs €12.95.',
];
const unsupported = (text: string) => [
  ...unsupportedCitations(text, (number) => PASSAGES[number - 1]),
];

t.test(
  '[4.2] a citation counts where its passage has the figures and words of the statement',
  (t) => {
    t.same(unsupported('You can send things back for 60 days after delivery [1].'), []);
    t.same(unsupported('Delivery to Norway costs €12.95 [2]. It takes 4 to 7 days [2].'), []);
    t.same(
      unsupported('You have 90 days from delivery to send it back [1].'),
      [1],
      'another figure',
    );
    t.same(unsupported('Our founders love wild mountain horses [2].'), [2], 'other words');
    t.same(
      unsupported('Horses. [2] Delivery to Norway takes 4 to 7 days [2].'),
      [],
      'one is enough',
    );
    t.end();
  },
);

t.test('[4.2] of another language the figures decide; what is not there is nobody’s', (t) => {
  t.same(unsupported('Sie haben 60 Tage Zeit, um etwas zurück zu schicken [1].'), []);
  t.same(unsupported('Sie haben 14 Tage Zeit, um etwas zurück zu schicken [1].'), [1]);
  t.same(unsupported('Something else [7].'), []);
  t.same(unsupported('[1] '.repeat(20_000)), []);
  t.end();
});
