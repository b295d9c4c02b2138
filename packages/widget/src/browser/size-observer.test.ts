import { expect } from 'chai';
import { sizeObserver } from './size-observer.js';

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

describe('the width of an element', () => {
  it('[1.2] is told before the first paint that shows it, also of one that was hidden', async () => {
    const told: number[] = [];
    const element = document.createElement('div');
    element.style.width = '320px';
    element.hidden = true;
    document.body.append(element);
    const observer = sizeObserver((width) => told.push(width));
    observer.observe(element);
    await frame();
    await frame();
    element.hidden = false;
    // Observers are asked after this frame's callbacks, before it is painted.
    await frame();
    expect(told).to.deep.equal([0, 320]);
    element.style.width = '400px';
    await frame();
    expect(told).to.deep.equal([0, 320]);
    await frame();
    expect(told).to.deep.equal([0, 320, 400]);
    observer.disconnect();
    element.remove();
  });
});
