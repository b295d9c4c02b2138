import { availableParallelism } from 'node:os';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumArgs, findTestChromium } from './scripts/provision/find.mjs';
import { bundledTests } from './scripts/test/bundled-tests.mjs';
import { keptPages } from './scripts/test/kept-pages.mjs';
import { countingReporter } from './scripts/test/wtr-reporter.mjs';

const full = process.env.TEST_FULL === '1';

const elements = 'packages/widget/src/elements';

/** Tests of what the elements promise to a page: they run with what ships, in the other configuration. */
export const ofPromises = [
  `${elements}/chatbot-widget/chatbot-widget.test.ts`,
  `${elements}/chatbot-test/chatbot-test.test.ts`,
];

export default {
  files: [
    'packages/widget/src/**/*.test.ts',
    ...(full ? [] : ['!**/*.full.test.ts']),
    ...ofPromises.map((file) => `!${file}`),
  ],
  rootDir: import.meta.dirname,
  plugins: [bundledTests],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      ...keptPages({ full }),
      launchOptions: { executablePath: findTestChromium(), args: chromiumArgs },
    }),
  ],
  // Property tests take their seed from here: `SEED=123 npx wtr ...` repeats a run.
  testRunnerHtml: (framework) => `<!doctype html>
    <html data-seed="${Number(process.env.SEED) || ''}">
      <body>
        <script>localStorage.clear(); sessionStorage.clear();</script>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  // They wait a lot: for frames.
  concurrency: availableParallelism() + 1,
  // Bounds for what hangs, on a machine that does much else.
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  staticLogging: !process.stdout.isTTY,
  reporters: [countingReporter()],
  // Lit's reminder that tests load its development build, which checks more.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
