import { buildBotMessage } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { EVERYTHING } from './testing/everything.js';
import { ReplyText } from './reply-text.js';

const ignore = (): void => undefined;

function shown(show: (text: ReplyText, place: Element) => void): string {
  const place = document.createElement('div');
  show(new ReplyText(), place);
  // Lit's own comments mark where parts are, and tell how they came about.
  return place.innerHTML.replace(/<!--.*?-->/g, '');
}

describe('the text of a reply', () => {
  const ended = buildBotMessage({ text: EVERYTHING });
  const growing = (length: number) => ({
    replyId: ended.id,
    replyTo: ended.replyTo,
    gen: 1,
    text: EVERYTHING.slice(0, length),
  });
  const whole = shown((text, place) => text.show(place, ended, null, ignore));

  it('[1.6] split at any position it renders the same', () => {
    for (let cut = 1; cut < EVERYTHING.length; cut += 1) {
      const inTwo = shown((text, place) => {
        text.show(place, growing(cut), null, ignore);
        text.show(place, ended, null, ignore);
      });
      expect(inTwo, `cut after ${cut}`).to.equal(whole);
    }
  });

  it('[1.6] letter by letter too', () => {
    const byLetter = shown((text, place) => {
      for (let end = 1; end <= EVERYTHING.length; end += 1) {
        text.show(place, growing(end), null, ignore);
      }
      text.show(place, ended, null, ignore);
    });
    expect(byLetter).to.equal(whole);
  });
});
