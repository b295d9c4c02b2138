/**
 * Tests of what the elements promise to a page, with the built bundle in place of their sources:
 * `npm run build` first, then `npx wtr --config web-test-runner.built.config.mjs`.
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import base, { ofPromises } from './web-test-runner.config.mjs';

/** The class of an element, as the bundle has registered it. */
const registered = (tag, name) => `
  import '/packages/widget/dist/chatbot.js';
  export const ${name} = await customElements.whenDefined('${tag}');`;

const BUILT = {
  './chatbot-widget.js': ['/built/widget.js', registered('chatbot-widget', 'ChatbotWidgetElement')],
  './chatbot-test.js': ['/built/test.js', registered('chatbot-test', 'ChatbotTestElement')],
};

const builtElements = {
  name: 'built-elements',
  resolveImport: ({ source, context }) =>
    context.path.endsWith('.test.ts') ? BUILT[source]?.[0] : undefined,
  serve: ({ path }) => {
    const [, body] = Object.values(BUILT).find(([address]) => address === path) ?? [];
    return body && { body, type: 'js' };
  },
};

export default {
  ...base,
  files: ofPromises,
  nodeResolve: true,
  plugins: [
    // Before node resolution, which would find the sources.
    builtElements,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'packages/widget/tsconfig.json' }),
  ],
};
