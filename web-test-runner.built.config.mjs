/**
 * Tests of what the elements promise to a page, once more with the built bundle in place of their sources:
 * `npm run build` first, then `npx wtr --config web-test-runner.built.config.mjs`.
 */
import base from './web-test-runner.config.mjs';

const elements = 'packages/widget/src/elements';

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
  files: [
    `${elements}/chatbot-widget/chatbot-widget.test.ts`,
    `${elements}/chatbot-test/chatbot-test.test.ts`,
  ],
  // Before node resolution, which would find the sources.
  plugins: [builtElements, ...base.plugins],
};
