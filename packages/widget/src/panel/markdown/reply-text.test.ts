import { buildBotMessage, buildPublicConfig } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel } from '../testing/mount-panel.js';
import { EVERYTHING } from './testing/everything.js';
import { ReplyText } from './reply-text.js';

const ignore = (): void => undefined;
/** Nothing is on the page here, so that nothing is loaded. */
const HOSTS = ['cdn.example.com'];

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
  const whole = shown((text, place) => text.show(place, ended, null, ignore, HOSTS));

  it('[1.6] split at any position it renders the same', () => {
    for (let cut = 1; cut < EVERYTHING.length; cut += 1) {
      const inTwo = shown((text, place) => {
        text.show(place, growing(cut), null, ignore, HOSTS);
        text.show(place, ended, null, ignore, HOSTS);
      });
      expect(inTwo, `cut after ${cut}`).to.equal(whole);
    }
  });

  it('[1.6] letter by letter too', () => {
    const byLetter = shown((text, place) => {
      for (let end = 1; end <= EVERYTHING.length; end += 1) {
        text.show(place, growing(end), null, ignore, HOSTS);
      }
      text.show(place, ended, null, ignore, HOSTS);
    });
    expect(byLetter).to.equal(whole);
  });

  it('[8.3] asks for no image before its address is whole', () => {
    const whole = [...EVERYTHING.matchAll(/https:\S+\.png/g)].map(String);
    const place = document.createElement('div');
    const text = new ReplyText();
    const seen = new Set<string>();
    for (let end = 1; end <= EVERYTHING.length; end += 1) {
      text.show(place, growing(end), null, ignore, HOSTS);
      for (const { src } of place.querySelectorAll('img')) seen.add(src);
    }
    expect([...seen]).to.deep.equal(whole);
  });

  it('[8.3] asks for an image whose address stands elsewhere once the reply has ended', () => {
    const source = '> ![a map][m]\n>\n> [m]: https://cdn.example.com/map.png';
    const place = document.createElement('div');
    const text = new ReplyText();
    for (let end = 1; end <= source.length; end += 1) {
      text.show(place, { ...growing(0), text: source.slice(0, end) }, null, ignore, HOSTS);
      expect(place.querySelectorAll('img').length, `cut after ${end}`).to.equal(0);
    }
    text.show(place, { ...ended, text: source }, null, ignore, HOSTS);
    expect(place.querySelector('img')?.src).to.equal('https://cdn.example.com/map.png');
  });

  it('[2.4] [8.3] goes by the hosts as they are now, and leaves the other blocks alone', () => {
    const place = document.createElement('div');
    const text = new ReplyText();
    const images = (): number => place.querySelectorAll('img').length;
    const reply = { ...ended, text: 'First.\n\n![a map](https://cdn.example.com/map.png)' };
    for (const shown of [{ ...growing(0), text: `${reply.text}\n\nGrows` }, reply]) {
      text.show(place, shown, null, ignore);
      const first = place.querySelector('p');
      expect(images()).to.equal(0);
      text.show(place, shown, null, ignore, HOSTS);
      expect(images()).to.equal(1);
      expect(place.querySelector('p') === first).to.equal(true);
      const image = place.querySelector('img');
      text.show(place, shown, null, ignore, [...HOSTS]);
      expect(place.querySelector('img') === image).to.equal(true);
      text.show(place, shown, null, ignore, []);
      expect(images()).to.equal(0);
      expect(place.querySelector('a')?.textContent).to.include('a map');
    }
  });

  it('[1.6] an image that does not load is a link, and stays one', async () => {
    const image = '![a map](https://images.invalid/map.png)';
    const config = buildPublicConfig({ imageHosts: ['images.invalid'] });
    const page = await mountPanel({ config });
    let failed = 0;
    page.root.addEventListener('error', () => (failed += 1), true);
    await page.show({ replies: [{ ...growing(0), text: image }] });
    await page.show({ replies: [{ ...growing(0), text: `${image}\n\nMore` }] });
    // There is no such host, of which not every network says so at once.
    page.find('[part=image]')?.dispatchEvent(new Event('error'));
    await page.drawn();
    expect(failed).to.equal(1);
    const link = 'a map, opens in a new tab (images.invalid)';
    expect(page.texts('.messages .body')).to.deep.equal([`${link}More`]);
    await page.show({ replies: [], messages: [{ ...ended, text: `${image}\n\nMore` }] });
    expect(page.texts('[part=image]')).to.deep.equal([]);
    expect(page.texts('.messages .body')).to.deep.equal([`${link}More`]);
    page.remove();
  });
});
