import { expect } from 'chai';
import { followKeyboard } from './follow-keyboard.js';

/** No browser of a test has a keyboard on its screen: this is what one does to the window's view. */
class View extends EventTarget {
  height = window.innerHeight;
  offsetTop = 0;
  scale = 1;

  becomes(changes: Partial<View>): void {
    Object.assign(this, changes);
    this.dispatchEvent(new Event('resize'));
  }
}

describe('a frame above an on-screen keyboard', () => {
  const { visualViewport } = window;
  let view: View;
  let frame: HTMLElement;
  let end: () => void;

  const inset = (): string => [frame.style.top, frame.style.bottom].join(' ');

  beforeEach(() => {
    view = new View();
    Object.defineProperty(window, 'visualViewport', { value: view, configurable: true });
    frame = document.createElement('div');
    end = followKeyboard(frame);
  });

  afterEach(() => {
    end();
    Object.defineProperty(window, 'visualViewport', { value: visualViewport, configurable: true });
  });

  it('[1.2] ends where the keyboard begins, and has the window again when it closes', () => {
    view.becomes({ height: window.innerHeight - 240 });
    expect(inset()).to.equal('0px 240px');
    view.becomes({ height: window.innerHeight });
    expect(inset()).to.equal('0px 0px');
  });

  it('[1.2] moves with a page that was pushed up for the field', () => {
    view.becomes({ height: window.innerHeight - 240, offsetTop: 100 });
    expect(inset()).to.equal('100px 140px');
  });

  it('[1.2] stays when the page is looked at through a glass', () => {
    view.becomes({ height: window.innerHeight / 2, scale: 2, offsetTop: 50 });
    expect(inset()).to.equal('0px 0px');
  });

  it('[1.2] stays where it is once that has ended', () => {
    end();
    view.becomes({ height: window.innerHeight - 240 });
    expect(inset()).to.equal('0px 0px');
  });
});
