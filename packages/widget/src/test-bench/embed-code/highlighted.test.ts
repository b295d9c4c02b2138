import { PLATFORMS, snippet } from '@chatbot-test/shared/embed-code/snippets.js';
import { expect } from 'chai';
import { render } from 'lit';
import { highlighted } from './highlighted.js';

describe('the code of an embed', () => {
  const shown = (code: string): Element => {
    const place = document.createElement('pre');
    render(highlighted(code), place);
    return place;
  };

  it('[5.1] is the same text with what stands out in it, on each platform', () => {
    for (const platform of PLATFORMS) {
      const options = { server: 'https://bots.example.org', chatbotId: 'shop' };
      const { code } = snippet(platform, options);
      const place = shown(code);
      expect(place.textContent, platform).to.equal(code);
      expect(place.querySelector('.literal')?.textContent, platform).to.match(/^(['"]).+\1$/);
    }
  });

  it('[5.1] makes no markup of what stands in it', () => {
    const place = shown('<b title="a">const x = \'<i>\';</b>');
    const pieces = [...place.children].map(({ className, textContent }) => [
      className,
      textContent,
    ]);
    expect(pieces).to.deep.equal([
      ['tag', '<b'],
      ['literal', '"a"'],
      ['tag', '>'],
      ['keyword', 'const'],
      ['literal', "'<i>'"],
      ['tag', '</b'],
      ['tag', '>'],
    ]);
  });
});
