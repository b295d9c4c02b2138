import { readFile } from 'node:fs/promises';
import t from 'tap';
import { reportTable, withReport } from './report-table.js';
import { FAULTS } from './faults.js';

await t.test('[8.10] the figures of chaos are written where the page has them', async (t) => {
  const whereOf = new Map(FAULTS.map(({ kind, where }) => [kind, where]));
  const report = {
    seed: 7,
    faults: new Map([
      ['link cut', 3],
      ['page reloaded', 2],
      ['server killed', 1],
      ['Redis wiped', 4],
    ]),
    connections: 9,
    sent: 12,
    lost: 0,
    doubled: 0,
    reordered: 0,
    restarted: 1,
    failed: 2,
    violations: [],
  };
  const runs = [{ title: 'embedded', report, whereOf }];
  const table = reportTable({ minutes: 1, seed: 7, version: '1.2.3', runs });
  t.match(table, 'version 1.2.3, seed 7');
  t.match(table, '| faults of links, pages reloaded | 5 |');
  t.match(table, '| of Redis | 4 |');
  const page = await readFile(new URL('../../../../docs/faults.md', import.meta.url), 'utf8');
  const once = withReport(page, table);
  t.match(once, table);
  t.equal(withReport(once, table), once, 'again it changes nothing');
  t.equal(once.split('<!--').length, page.split('<!--').length);
  t.throws(() => withReport('no place', table), /has no/);
});
