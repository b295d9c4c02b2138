import { withChanges } from '@chatbot-test/shared/config/with-changes.js';
import { expect } from 'chai';
import { MemorySession, TWO_REPLIES } from '../testing/memory-session.js';
import { mountBench, removeBenches, settled, type MountedBench } from '../testing/mount-bench.js';
import { wholeStep } from './test-stage.js';

/** A window in which every frame has the room that it wants. */
const [WIDTH, HEIGHT] = [1_900, 1_400] as const;
const FRAMES = {
  Desktop: { width: 1_280, height: 800 },
  Tablet: { width: 820, height: 1_180 },
  Phone: { width: 390, height: 844 },
} as const;
const THEMES = { Light: '#ffffff', Dark: '#17181d' } as const;
const DIRECTIONS = { 'Left to right': 'ltr', 'Right to left': 'rtl' } as const;

/** Width of its page below which the panel fills it, in px. */
const PHONE = 480;

async function choose({ find }: MountedBench, ...names: readonly string[]): Promise<void> {
  for (const name of names) find(`.segmented [aria-label="${name}"]`).click();
  await settled();
}

function rgb(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r}, ${g}, ${b})`;
}

describe('preview frames', () => {
  let bench: MountedBench;

  before(async () => {
    document.body.style.width = `${WIDTH}px`;
    bench = await mountBench({ layout: 'inline' }, new MemorySession().welcome(TWO_REPLIES));
    document.body.style.height = `${HEIGHT}px`;
    await settled();
  });
  after(() => removeBenches());

  for (const [device, size] of Object.entries(FRAMES)) {
    for (const [theme, surface] of Object.entries(THEMES)) {
      for (const [words, direction] of Object.entries(DIRECTIONS)) {
        it(`[2.5] ${device}, ${theme.toLowerCase()}, ${direction}: panel and launcher as on such a page`, async () => {
          const { find } = bench;
          await choose(bench, device, theme, words);
          const frame = find('chatbot-device-frame').getBoundingClientRect();
          // Boxes are floats: they may be a millionth of a pixel off.
          expect(Math.round(frame.width)).to.equal(size.width);
          expect(Math.round(frame.height)).to.equal(size.height);

          const panel = find('chatbot-panel');
          const style = getComputedStyle(panel);
          expect(style.direction).to.equal(direction);
          expect(style.getPropertyValue('--chatbot-surface')).to.equal(surface);
          const box = panel.getBoundingClientRect();
          const fills = size.width < PHONE;
          expect(Math.round(box.width)).to.equal(fills ? size.width : 400);
          if (fills) expect(Math.round(box.height)).to.equal(size.height);
          else expect(atEnd(box, frame)).to.equal(direction);

          panel.shadowRoot?.querySelector<HTMLElement>('[part=close]')?.click();
          await settled();
          const launcher = find('.launcher');
          expect(panel.hidden).to.equal(true);
          expect(getComputedStyle(launcher).visibility).to.equal('visible');
          expect(atEnd(launcher.getBoundingClientRect(), frame)).to.equal(direction);
          const { light, dark } = bench.session.store.state.config.appearance;
          const { primary } = theme === 'Light' ? light : dark;
          expect(getComputedStyle(launcher).backgroundColor).to.equal(rgb(primary));
          launcher.click();
          await settled();
          expect(panel.hidden).to.equal(false);
        });
      }
    }
  }

  it('[2.5] a frame keeps the size of its device, and is drawn smaller where there is less room', async () => {
    const { find } = bench;
    await choose(bench, 'Desktop');
    const frame = find<HTMLElement>('chatbot-device-frame');
    const caption = (): string => find('chatbot-test-stage >> .size').textContent.trim();
    expect(caption()).to.equal('Desktop · 1,280 × 800');
    document.body.style.width = '1000.5px';
    await settled();
    expect([frame.clientWidth, frame.clientHeight]).to.deep.equal([1_280, 800]);
    const { width, height } = frame.getBoundingClientRect();
    expect(width).to.be.within(400, 1_000);
    expect(width / height).to.be.closeTo(1.6, 0.001);
    expect(caption()).to.equal(`Desktop · 1,280 × 800 · ${Math.round(width / 12.8)} %`);
    document.body.style.width = `${WIDTH}px`;
    await settled();
    expect(frame.getBoundingClientRect().width).to.equal(1_280);
  });

  it('[2.1] a frame lies on pixels of CSS that are whole ones of the screen, however large those are', async () => {
    const steps = [1, 2, 1.5, 1.25, 2.625].map((ratio) => wholeStep(ratio));
    expect(steps).to.deep.equal([1, 1, 2, 4, 1 / 2.625]);
    await choose(bench, 'Panel alone');
    document.body.style.width = '1000.5px';
    await settled();
    const { left, top } = bench.find('chatbot-device-frame').getBoundingClientRect();
    const off = [left, top].map((place) => Math.abs(place % wholeStep(devicePixelRatio)));
    expect(off).to.deep.equal([0, 0]);
    document.body.style.width = `${WIDTH}px`;
    await settled();
  });

  it('[2.5] alone the panel has its true size, and its launcher beside it while that is changed', async () => {
    const { find, session } = bench;
    await choose(bench, 'Panel alone', 'Left to right');
    const panel = find('chatbot-panel');
    const launcher = find('.launcher');
    const size = (): number[] => [panel.offsetWidth, panel.offsetHeight];
    expect(size()).to.deep.equal([400, 640]);
    expect(launcher.offsetWidth).to.equal(0);
    const { launcher: saved } = session.store.state.config.appearance;
    session.store.setPreview({ appearance: { launcher: { ...saved, label: 'Ask' } } }, withChanges);
    await settled();
    expect(size()).to.deep.equal([400, 640]);
    const [open, beside] = [panel, launcher].map((part) => part.getBoundingClientRect());
    expect(beside?.left, 'where it is on a page').to.be.above(open?.right ?? Infinity);
    expect(launcher.innerText).to.equal('Ask');
    session.store.setPreview(null, withChanges);
    document.body.style.width = '380px';
    await settled();
    expect(panel.offsetWidth).to.equal(378);
    document.body.style.width = `${WIDTH}px`;
    await settled();
  });
});

/** The direction in whose end corner this stands. */
function atEnd(box: DOMRect, frame: DOMRect): 'ltr' | 'rtl' {
  const [left, right] = [box.left - frame.left, frame.right - box.right];
  return right < left ? 'ltr' : 'rtl';
}
