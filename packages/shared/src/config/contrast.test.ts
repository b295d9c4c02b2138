import fc from 'fast-check';
import t from 'tap';
import { holds } from '../testing/property.js';
import { DEFAULT_APPEARANCE } from './appearance.js';
import { contrast, readableOn } from './contrast.js';

const colour = fc.integer({ min: 0, max: 0xffffff }).map(hex);

function hex(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

t.test('[2.5] contrast has the known values of WCAG', async (t) => {
  t.equal(contrast('#000000', '#ffffff'), 21);
  t.equal(contrast('#ffffff', '#000000'), 21);
  t.equal(contrast('#777777', '#777777'), 1);
  t.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  t.equal(contrast('#767676', '#FFFFFF').toFixed(2), '4.54');
  t.equal(contrast('#ff0000', '#ffffff').toFixed(2), '4.00');
  t.equal(contrast('#0000ff', '#ffffff').toFixed(2), '8.59');
});

t.test('[8.1] text on any brand colour reaches 4.5:1', async (t) => {
  const readable = (background: string) => contrast(background, readableOn(background)) >= 4.5;
  holds(t, fc.property(colour, readable), 10_000);
  const greys = Array.from({ length: 256 }, (_, level) => hex(level * 0x010101));
  t.same(
    greys.filter((grey) => !readable(grey)),
    [],
    'no grey fails either',
  );
});

t.test('[8.1] the default palettes are readable', async (t) => {
  for (const { primary, surface, text } of [DEFAULT_APPEARANCE.light, DEFAULT_APPEARANCE.dark]) {
    t.ok(contrast(text, surface) >= 4.5, `${text} on ${surface}`);
    t.ok(contrast(primary, surface) >= 3, `${primary} as a control on ${surface}`);
  }
});
