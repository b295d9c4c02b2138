import { expect } from 'chai';
import { readPreferences, writePreferences } from '../shell/preferences.js';
import { mountBench, removeBenches, settled } from '../testing/mount-bench.js';

describe('<chatbot-inspector>', () => {
  beforeEach(() => {
    localStorage.clear();
    document.body.style.width = '1200px';
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
  });
  afterEach(() => removeBenches());

  const press = async (separator: HTMLElement, key: string): Promise<void> => {
    separator.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    await settled();
  };

  it('[4.1] its edge moves by keys between limits, and the width is remembered', async () => {
    const { find } = await mountBench({ layout: 'inline' });
    const separator = find('[role=separator]');
    const width = (): number => find('chatbot-inspector').getBoundingClientRect().width;
    expect(width()).to.equal(400);
    await press(separator, 'ArrowLeft');
    expect(width()).to.equal(416);
    expect(separator.ariaValueNow).to.equal('416');
    await press(separator, 'ArrowRight');
    await press(separator, 'ArrowRight');
    expect(width()).to.equal(384);
    await press(separator, 'Home');
    expect(width()).to.equal(320);
    await press(separator, 'End');
    expect(width()).to.equal(Number(separator.ariaValueMax));
    expect(readPreferences('ann').inspectorWidth).to.equal(width());
  });

  it('[4.1] its edge moves with the pointer', async () => {
    const { find } = await mountBench({ layout: 'inline' });
    const separator = find('[role=separator]');
    const { right } = find('chatbot-inspector').getBoundingClientRect();
    // A synthetic pointer cannot be captured.
    separator.setPointerCapture = () => undefined;
    const move = (type: string, clientX: number): boolean =>
      separator.dispatchEvent(new PointerEvent(type, { clientX, bubbles: true, composed: true }));
    move('pointerdown', right - 400);
    move('pointermove', right - 500);
    expect(readPreferences('ann').inspectorWidth).to.equal(400);
    move('pointerup', right - 500);
    await settled();
    expect(find('chatbot-inspector').getBoundingClientRect().width).to.equal(500);
    expect(readPreferences('ann').inspectorWidth).to.equal(500);
  });
});
