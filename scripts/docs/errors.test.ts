import { readFileSync } from 'node:fs';
import t from 'tap';
import { errorsPage } from '@chatbot-test/shared/errors/errors-page.js';

t.test('[4.4] the page of error codes is what the catalogue says', async (t) => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  t.equal(page, errorsPage(), 'if not: npm run docs');
});
