import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import t from 'tap';
import { DEFAULT_APPEARANCE } from '@chatbot-test/shared/config/appearance.js';
import { appearanceVariables, schemeVariables } from '@chatbot-test/shared/config/css-variables.js';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const { manifestText } = (await import(new URL('scripts/docs/manifest.mjs', ROOT).href)) as {
  manifestText: () => Promise<string>;
};

interface Named {
  readonly name: string;
  readonly description: string;
}

interface Declaration {
  readonly tagName: string;
  readonly attributes: readonly Named[];
  readonly members: readonly (Named & { readonly kind: string })[];
  readonly events: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

const text = read('packages/widget/custom-elements.json');
const { modules } = JSON.parse(text) as {
  modules: readonly { readonly declarations: readonly Declaration[] }[];
};
const PAGES: Readonly<Record<string, string>> = {
  'chatbot-widget': 'docs/embedding.md',
  'chatbot-test': 'docs/test-element.md',
  'chatbot-sessions': 'docs/sessions-element.md',
};
const declarations = modules.flatMap((module) => module.declarations);
const namesOf = (list: readonly Named[] = []) => list.map(({ name }) => name);

/** The part of a page under a heading. */
const section = (page: string, heading: string): string =>
  page.split(`\n## ${heading}`)[1]?.split('\n## ')[0] ?? '';

t.test(
  '[6.6] the manifest of the elements is made of their sources, and ships with them',
  async (t) => {
    t.ok(text === (await manifestText()), 'if not: npm run docs');
    const { customElements } = JSON.parse(read('packages/widget/package.json'));
    t.equal(customElements, 'custom-elements.json');
    t.same(declarations.map(({ tagName }) => tagName).sort(), [
      'chatbot-sessions',
      'chatbot-test',
      'chatbot-widget',
    ]);
  },
);

t.test('[6.6] what frameworks need to know is made from the manifest', async (t) => {
  const { frameworkEntries } = (await import(
    new URL('scripts/docs/framework-entries.mjs', ROOT).href
  )) as { frameworkEntries: () => Promise<Record<string, string>> };
  for (const [name, made] of Object.entries(await frameworkEntries())) {
    const path = `packages/widget/frameworks/${name}`;
    const options = await resolveConfig(fileURLToPath(new URL(path, ROOT)));
    const pretty = await format(made, { ...options, filepath: name });
    t.ok(read(path) === pretty, `${name}; if not: npm run docs`);
  }
});

for (const declaration of declarations) {
  const { tagName, members, attributes, events, cssParts, cssProperties } = declaration;
  const source = read(`packages/widget/src/elements/${tagName}/${tagName}.ts`);
  const page = read(PAGES[tagName] ?? '');

  t.test(
    `[6.6] all that a page can use of <${tagName}> is in its manifest and its page`,
    async (t) => {
      const [, observed = ''] = /observedAttributes = \[([^\]]*)\]/.exec(source) ?? [];
      t.same(namesOf(attributes), observed.match(/[\w-]+/g));
      // What has neither `#` nor `private` and is not called by the browser.
      const declared = [...source.matchAll(/^ {2}(?:get )?(\w+)\([^)]*\): .* \{$/gm)]
        .map(([, name = '']) => name)
        .filter((name) => !name.endsWith('Callback'));
      t.ok(declared.length > 2, 'the sources are as this looks for them');
      t.same(namesOf(members).sort(), declared.sort());
      for (const { name, kind } of members) {
        if (kind === 'method') t.match(section(page, 'Methods'), `| \`${name}(`, name);
        else t.match(page, new RegExp(`\`${name}\``), name);
      }
      for (const { name } of events) t.match(section(page, 'Events'), `| \`${name}\``, name);
      for (const { name } of cssParts ?? [])
        t.match(section(page, 'Style the widget'), `\`${name}\``, name);
      for (const { name } of cssProperties ?? []) {
        t.match(section(page, 'Style the widget'), `| \`${name}\``, name);
      }
      for (const list of [members, attributes, events, cssParts, cssProperties]) {
        for (const { name, description } of list ?? []) t.match(description, /\.$/, name);
      }
    },
  );
}

t.test('[2.2] every property that an appearance sets is in the manifest', async (t) => {
  const widget = declarations.find(({ tagName }) => tagName === 'chatbot-widget');
  const set = {
    ...schemeVariables(DEFAULT_APPEARANCE, 'light'),
    ...appearanceVariables(DEFAULT_APPEARANCE),
  };
  t.same(namesOf(widget?.cssProperties), Object.keys(set));
  const [, exported = ''] =
    /EXPORTED =([^;]*);/.exec(read('packages/widget/src/panel/layout/early-panel.ts')) ?? [];
  const parts = [...exported.matchAll(/(?<![\w-])([\w-]+)[,']/g)].map(([, name]) => name);
  t.same(namesOf(widget?.cssParts), ['launcher', 'frame', ...parts]);
});
