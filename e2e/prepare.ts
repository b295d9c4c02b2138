/** Makes what the end-to-end tests begin with; `npm test` runs it beside the component tests. */
import { templateDirectory } from './fixtures/template.js';

await templateDirectory();
