import t from 'tap';
import { buildChatbotConfig } from '../testing/builders.js';
import type { Partially } from './with-changes.js';
import type { Appearance } from './appearance.schema.js';
import { appearanceCss, appearanceVariables, schemeVariables } from './css-variables.js';

function appearance(changes: Partially<Appearance> = {}): Appearance {
  return buildChatbotConfig({ appearance: changes }).appearance;
}

/** The rules of a sheet, as selector and declarations; media queries are cut off. */
function rules(css: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const [, selector = '', body = ''] of css.matchAll(/(?<=^|[{}])([^{}]+)\{([^{}]*)\}/g)) {
    const pairs = body
      .split(';')
      .map((line) => line.replace('!important', '').split(/:(.*)/s) as [string, string]);
    found.set(selector, new Map([...(found.get(selector) ?? []), ...pairs]));
  }
  return found;
}

t.test('[2.2] every field of an appearance that CSS renders becomes a property', async (t) => {
  const look = appearance({
    font: 'serif',
    radius: 8,
    density: 'compact',
    light: { primary: '#ffd400', surface: '#fffef5', text: '#222222' },
    variables: { '--chatbot-shadow': 'none' },
  });
  t.match(appearanceVariables(look), {
    '--chatbot-font': /Georgia/,
    '--chatbot-radius': '8px',
    '--chatbot-spacing': '0.75',
  });
  t.same(schemeVariables(look, 'light'), {
    '--chatbot-primary': '#ffd400',
    '--chatbot-on-primary': '#050507',
    '--chatbot-surface': '#fffef5',
    '--chatbot-text': '#222222',
    '--chatbot-shadow': 'none',
  });
});

t.test("[2.2] the operator's own variables win over what is computed", async (t) => {
  const look = appearance({ variables: { '--chatbot-on-primary': '#ff0000' } });
  t.equal(schemeVariables(look, 'light')['--chatbot-on-primary'], '#ff0000');
  t.equal(schemeVariables(look, 'dark')['--chatbot-on-primary'], '#ff0000');
});

t.test("[2.2] the theme is the host's, else the appearance's, else the reader's", async (t) => {
  const { light, dark } = appearance();
  for (const [theme, first] of Object.entries({ auto: light, light, dark })) {
    const css = appearanceCss(appearance({ theme: theme as Appearance['theme'] }));
    const found = rules(css.replace(/@media[^{]*\{(.*?\})\}/, ''));
    t.equal(found.get(':host')?.get('--chatbot-primary'), first.primary, theme);
    t.equal(found.get(':host')?.get('color-scheme'), theme === 'dark' ? 'dark' : 'light', theme);
    t.equal(css.includes('@media (prefers-color-scheme:dark)'), theme === 'auto', theme);
    t.equal(found.get(':host([theme=light])')?.get('--chatbot-primary'), light.primary, theme);
    t.equal(found.get(':host([theme=dark])')?.get('--chatbot-primary'), dark.primary, theme);
  }
});

t.test('[2.2] in the automatic theme the dark palette is in the media query', async (t) => {
  const css = appearanceCss(appearance({ dark: { primary: '#00ff00' } }));
  const [, query = ''] = /@media[^{]*\{(.*?)\}\}/.exec(css) ?? [];
  t.match(query, /--chatbot-primary:#00ff00!important;/);
});

t.test('[2.6] nothing that an appearance sets can be set otherwise by a page', async (t) => {
  const variables = { '--chatbot-a': '1px', '--chatbot-b': '2px!important' };
  const css = appearanceCss(appearance({ variables }));
  const set = [...css.matchAll(/--chatbot-[\w-]+:([^;}]*)/g)].map(([, value = '']) => value);
  t.ok(set.length > 20);
  for (const value of set) t.match(value, /^[^!]+!important$/);
});

t.test('[8.3] the sheet of any valid appearance has no more rules than ours', async (t) => {
  const variables = { '--chatbot-a': '"a" \'b\' (c)', '--chatbot-b': 'calc(1px / 2) !important' };
  const css = appearanceCss(appearance({ variables }));
  t.equal(css.split('{').length, 7, 'five rules and a media query');
  t.equal(css.split('}').length, 7);
  t.notMatch(css, /[<@](?!media \(prefers)|url\(|\/\*/);
});
