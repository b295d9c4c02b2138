import t from 'tap';
import { csvMarkdown } from './csv-markdown.js';

const read = (text: string) => {
  const found = csvMarkdown(text);
  return found.type === 'read' ? found.content : found;
};

t.test('[8.9] the sign between cells is found, whatever stands above them and in them', (t) => {
  const table = '| Name | Price |\n| --- | --- |\n| A | 5,00 |';
  t.equal(read('sep=;\r\nName;Price\r\nA;5,00\r\n'), table);
  t.equal(read('Price list 2024\nName;Price\nA;5,00\n'), `Price list 2024\n\n${table}`);
  t.equal(read('Name\tPrice\rA\t5,00\r'), table);
  t.match(read('Item, colour;Price\nA, red;5,00\n'), '| A, red | 5,00 |');
  t.equal(read('Sentence\nWe ship, gladly.\nNo.'), 'Sentence\n\nWe ship, gladly.\n\nNo.');
  t.end();
});

t.test('[8.9] a quotation mark that nothing closes is a sign', (t) => {
  t.match(read('Name,Size\nPipe,5"\nTube,"6\nRod,7\n'), '| Tube | "6 |\n| Rod | 7 |');
  t.match(read('Name,Size\n"A, b","6 ""inch"""\n'), '| A, b | 6 "inch" |');
  t.end();
});

t.test('[8.9] a table of any width keeps all of its columns', (t) => {
  const row = (name: string) => Array.from({ length: 300 }, (_, at) => `${name}${at}`).join(',');
  t.match(read(`${row('h')}\n${row('c')}\n`), /\| h299 \|\n.*\n.*\| c299 \|$/);
  t.end();
});
