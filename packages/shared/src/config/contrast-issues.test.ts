import fc from 'fast-check';
import t from 'tap';
import { holds } from '../testing/property.js';
import { DEFAULT_APPEARANCE } from './appearance.js';
import { APPEARANCE_PRESETS } from './appearance-presets.js';
import type { Appearance } from './appearance.schema.js';
import { contrast } from './contrast.js';
import { contrastIssues, readableVariant } from './contrast-issues.js';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

const light = (palette: Partial<Appearance['light']>): Appearance => ({
  ...DEFAULT_APPEARANCE,
  light: { ...DEFAULT_APPEARANCE.light, ...palette },
});

t.test('[2.5] poor contrast is found, with its number and a colour that would do', async (t) => {
  t.same(contrastIssues(DEFAULT_APPEARANCE), []);
  const [text, ...others] = contrastIssues(light({ text: '#777777' }));
  t.same(others, []);
  t.match(text, {
    scheme: 'light',
    what: 'text',
    ratio: 4.47,
    needed: 4.5,
    foreground: '#777777',
    background: '#ffffff',
    fix: { path: 'light.text' },
  });
  t.ok(contrast(text?.fix.value ?? '', '#ffffff') >= 4.5);
  t.match(contrastIssues(light({ primary: '#ffe066' })), [
    { what: 'controls', needed: 3, fix: { path: 'light.primary' } },
  ]);
});

t.test('[2.5] a scheme that no visitor gets is not looked at', async (t) => {
  const poor = light({ text: '#eeeeee' });
  t.equal(contrastIssues(poor).length, 1);
  t.same(contrastIssues({ ...poor, theme: 'dark' }), []);
});

t.test(
  '[2.5] variables that win over the palette count, where they are plain colours',
  async (t) => {
    const variables = { '--chatbot-on-primary': '#5b53e8' };
    t.match(contrastIssues({ ...DEFAULT_APPEARANCE, theme: 'light', variables }), [
      { what: 'text-on-controls', fix: { path: 'variables.--chatbot-on-primary' } },
    ]);
    const computed = { '--chatbot-on-primary': 'color-mix(in oklab, red, blue)' };
    t.same(contrastIssues({ ...DEFAULT_APPEARANCE, variables: computed }), []);
  },
);

t.test('[2.5] the fixes leave nothing to warn about, whatever the colours', async (t) => {
  const palette = fc.record({ primary: colour, surface: colour, text: colour });
  holds(
    t,
    fc.property(palette, (colours) => {
      let appearance: Appearance = { ...light(colours), theme: 'light' };
      for (const { fix } of contrastIssues(appearance)) {
        const field = fix.path.replace('light.', '');
        appearance = { ...appearance, light: { ...appearance.light, [field]: fix.value } };
      }
      return contrastIssues(appearance).length === 0;
    }),
    2_000,
  );
});

t.test('[2.5] a colour is changed no more than it has to be', async (t) => {
  t.equal(readableVariant('#123456', '#ffffff', 4.5), '#123456');
  const grey = readableVariant('#808080', '#ffffff', 4.5);
  t.ok(contrast(grey, '#ffffff') >= 4.5 && contrast(grey, '#ffffff') < 4.8, grey);
});

t.test('[2.2] the presets are readable, and no two are the same', async (t) => {
  for (const { id, appearance } of APPEARANCE_PRESETS) {
    t.same(contrastIssues({ ...DEFAULT_APPEARANCE, ...appearance }), [], id);
  }
  t.equal(new Set(APPEARANCE_PRESETS.map(({ id }) => id)).size, APPEARANCE_PRESETS.length);
  const looks = APPEARANCE_PRESETS.map(({ appearance }) => JSON.stringify(appearance));
  t.equal(new Set(looks).size, looks.length);
});
