import { readFileSync } from 'node:fs';
import t from 'tap';

const ROOT = new URL('../../', import.meta.url);
const { requirementsPage } = (await import(
  new URL('scripts/docs/requirements.mjs', ROOT).href
)) as { requirementsPage: () => string };

t.test('the page of requirements names the tests that there are', async (t) => {
  const page = readFileSync(new URL('docs/requirements.md', ROOT), 'utf8');
  t.ok(page === requirementsPage(), 'if not: npm run docs');
  t.ok(page.split('\n- ').length > 100);
});
