/** `npm run docs`: writes docs/errors.md from the catalogue of errors. */
import { writeFileSync } from 'node:fs';
import { errorsPage } from '../../packages/shared/src/errors/errors-page.ts';

writeFileSync(new URL('../../docs/errors.md', import.meta.url), errorsPage());
