import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { MIGRATIONS } from './migrate.js';

/**
 * Number of the first migration that is checked: before the first release nobody ran an older
 * version.
 */
const FIRST = 4;

/** Changes that break a server of the version before, which runs on while others are replaced. */
const NEVER: readonly [RegExp, string][] = [
  [/\bDROP TABLE\b/i, 'it still reads the table'],
  [/\bDROP COLUMN\b/i, 'it still reads the column'],
  [/\bRENAME\b/i, 'it knows the old name'],
  [/\bALTER COLUMN\b.*\b(?:TYPE|DROP DEFAULT)\b/is, 'it writes as before'],
  [/\bADD COLUMN\b(?!.*\bDEFAULT\b).*\bNOT NULL\b/is, 'it writes rows without the column'],
  [/\bCREATE TYPE\b.*\bENUM\b/is, 'a value that comes later is one that it cannot read'],
];

function withoutComments(statement: string): string {
  const lines = statement.split('\n');
  return lines.filter((line) => !line.trimStart().startsWith('--')).join('\n');
}

t.test('[8.10] a migration leaves room for servers of the version before', async (t) => {
  const files = readdirSync(MIGRATIONS).filter((file) => /^\d+_.*\.sql$/.test(file));
  t.ok(files.length > FIRST);
  for (const file of files.filter((name) => Number(name.slice(0, 4)) >= FIRST)) {
    const text = readFileSync(join(MIGRATIONS, file), 'utf8');
    const statements = text
      .replace(/--> statement-breakpoint/g, ';;')
      .split(';;')
      .map((statement) => withoutComments(statement));
    for (const statement of statements) {
      for (const [pattern, why] of NEVER) {
        t.notOk(pattern.test(statement), `${file}: ${statement.trim()} (${why})`);
      }
      // Who is to fill a column in the meantime is a trigger, in the same file.
      const [, table] =
        /ALTER TABLE "(\w+)" ALTER COLUMN "\w+" SET NOT NULL/i.exec(statement) ?? [];
      if (table === undefined) continue;
      const hasTrigger = new RegExp(`BEFORE INSERT[^;]*ON "${table}"`, 'i').test(text);
      t.ok(hasTrigger, `${file}: who fills the column of ${table} for the version before?`);
    }
  }
});
