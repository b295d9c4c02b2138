import t from 'tap';
import { areDifferent, converted, measureOfColumn } from './measures.js';

t.test('[4.2] a value is converted where both measures are of one kind', (t) => {
  for (const [value, from, to, result] of [
    [1.8, 'm', 'cm', 180],
    [1.1, 'metres', 'cm', 110],
    [3, 'km', 'm', 3_000],
    [2, 'kilos', 'g', 2_000],
    [250, 'ml', 'l', 0.25],
    [1.5, 'hours', 'min', 90],
    [7, 'euros', '€', 7],
    [3, 'kg', 'cm', null],
    [5, 'inches', 'cm', null],
    [5, '', 'cm', null],
  ] as const) {
    t.equal(converted(value, from, to), result, `${value} ${from} in ${to}`);
  }
  t.ok(areDifferent('%', 'mm'));
  t.notOk(areDifferent('m', 'cm'));
  t.notOk(areDifferent('which', 'cm'), 'what is no unit says nothing');
  t.end();
});

t.test('[4.2] the name of a column may tell its measure', (t) => {
  t.same(
    ['Height (cm)', 'Chest in cm', 'Weight, kg', 'Price', 'Open in May'].map(measureOfColumn),
    ['cm', 'cm', 'kg', '', ''],
  );
  t.end();
});
