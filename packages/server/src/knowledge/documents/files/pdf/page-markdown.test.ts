import t from 'tap';
import { markdownOf } from './page-markdown.js';
import type { Piece } from './pieces.js';

/** Pieces of a page, line by line from its top: each line a text by its left end. */
const page = (...lines: Record<number, string>[]): Piece[] =>
  lines.flatMap((line, index) =>
    Object.entries(line).map(([x, text]) => ({
      ...{ text, x: Number(x), y: 700 - index * 14, height: 12 },
      ...{ right: Number(x) + text.length * 6, isRightToLeft: false },
    })),
  );
const read = (...lines: Record<number, string>[]) => markdownOf([page(...lines)]);

t.test('[8.9] the last line before a table is none of it', (t) => {
  const text = read(
    { 0: 'These directories have to be there if their subsystem' },
    { 0: 'is installed:' },
    { 0: 'Directory', 120: 'Description' },
    { 0: 'home', 120: 'Of people' },
    { 0: 'root', 120: 'Of the administrator' },
  );
  t.equal(
    text,
    'These directories have to be there if their subsystem is installed:\n\n' +
      '| Directory | Description |\n| --- | --- |\n| home | Of people |\n| root | Of the administrator |',
  );
  t.end();
});

t.test('[8.9] a name over its own column alone stays in the table', (t) => {
  const text = read(
    { 120: 'Shared', 240: 'Own' },
    { 0: 'Static', 120: '/usr', 240: '/etc' },
    { 0: 'Variable', 120: '/var/mail', 240: '/var/run' },
  );
  t.match(text, /^\| {2}\| Shared \| Own \|/);
  t.end();
});

t.test('[8.9] the first row of a table goes on in a second line as the others do', (t) => {
  const text = read(
    { 0: 'set', 120: 'Sets a variable. This overrides a previously' },
    { 120: 'set value.' },
    { 0: 'unset', 120: 'Forgets it.' },
  );
  t.match(text, /^\| set \| Sets a variable\. This overrides a previously set value\. \|\n/);
  const rows = read(
    { 0: 'Size', 120: 'Chest' },
    { 120: 'Measured in cm' },
    { 0: 'M', 120: '98' },
    { 0: 'L', 120: '104' },
  );
  t.match(rows, /^\| Size \| Chest \|\n/, 'what begins a sentence is a row of its own');
  t.end();
});

t.test('[8.9] dots that lead to the number of a page are no words', (t) => {
  t.equal(read({ 0: '1.1 Purpose ............... 4' }), '1.1 Purpose 4');
  const table = read(
    { 0: '1.1 Purpose . . . . . . . .', 300: '4' },
    { 0: '1.2 Conventions . . . . . .', 300: '5' },
  );
  t.equal(table, '| 1.1 Purpose | 4 |\n| --- | --- |\n| 1.2 Conventions | 5 |');
  t.equal(read({ 0: 'Wait ... and see' }), 'Wait ... and see');
  t.end();
});
