import t from 'tap';
import { formatCode, formatted } from './number-format.js';

/** Numbers as Excel shows them, in English. */
const SHOWN: readonly (readonly [value: number, code: string, text: string])[] = [
  [0.15, '0%', '15%'],
  [0.15, '0 %', '15 %'],
  [0.0725, '0.00%', '7.25%'],
  [1234.5, '#,##0.00', '1,234.50'],
  [1234567, '#,##0', '1,234,567'],
  [1.005, '0.00', '1.01'],
  [0.5, '#.##', '.5'],
  [3, '0.##', '3'],
  [7, '000', '007'],
  [1234.5, '#,##0.00 "€"', '1,234.50 €'],
  [1234.5, '#,##0.00\\ [$€-407]', '1,234.50 €'],
  [1234.5, '[$$-409]#,##0.00', '$1,234.50'],
  [-12, '#,##0;[Red]-#,##0', '-12'],
  [-12, '#,##0_);(#,##0)', '(12)'],
  [-12, '_-* #,##0.00 €_-;-* #,##0.00 €_-;_-* "-"?? €_-;_-@_-', '-12.00 €'],
  [0, '0;-0;"none"', 'none'],
  [5, '0;;', '5'],
  [-5, '0;;', ''],
  [1_500_000, '0.0,,"M"', '1.5M'],
  [12345, '0.00E+00', '1.23E+04'],
  [5551234567, '(000) 000-0000', '(555) 123-4567'],
  [0.5, '# ?/?', '0.5'],
  [12, '[<10]"few";"many"', 'many'],
  [3, '0" days"', '3 days'],
  [0.1 + 0.2, 'General', '0.3'],
  [0.1 + 0.2, '', '0.3'],
  [5, 'General" pcs"', '5 pcs'],
  [46095, 'dd.mm.yyyy', '14.03.2026'],
  [46095, 'm/d/yy', '3/14/26'],
  [46095, 'dddd, d mmmm yyyy', 'Saturday, 14 March 2026'],
  [46095, '[$-407]d. mmmm yyyy', '14. März 2026'],
  [46095.75, 'yyyy\\-mm\\-dd hh:mm', '2026-03-14 18:00'],
  [0.395833333333333, 'h:mm', '9:30'],
  [0.75, 'h:mm AM/PM', '6:00 PM'],
  [0.00073, 'mm:ss', '01:03'],
  [1.5, '[h]:mm', '36:00'],
  [0.000011574, 'ss.000', '01.000'],
  [-1, 'dd.mm.yyyy', '-1'],
];

for (const [value, code, text] of SHOWN)
  await t.test(`[8.9] ${value} in the format ${code || 'of none'} is shown as ${text}`, (t) => {
    t.equal(formatted(value, code), text);
    t.end();
  });

await t.test('[8.9] formats that a file only numbers are known, dates among them are ISO', (t) => {
  const none = new Map<number, string>();
  t.equal(formatted(46095, formatCode(14, none)), '2026-03-14');
  t.equal(formatted(46095 - 1_462, formatCode(14, none), true), '2026-03-14', 'counted from 1904');
  t.equal(formatted(0.5, formatCode(9, none)), '50%');
  t.equal(formatted(3, formatCode(0, none)), '3');
  t.equal(formatted(3, formatCode(14, new Map([[14, '0.0']]))), '3.0');
  t.end();
});
