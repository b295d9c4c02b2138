import { html, render } from 'lit';
import { expect } from 'chai';
import { Blocks } from './blocks.js';
import { renderBlock } from './render-block.js';
import type { RenderContext } from './render-inline.js';
import { mayShow } from './safe-link.js';
import { EVERYTHING } from './testing/everything.js';

function rendered(text: string, context: Partial<RenderContext> = {}): HTMLElement {
  const place = document.createElement('div');
  render(
    new Blocks().get(text, true).map(({ token }) => {
      return renderBlock(token, { language: null, cite: () => null, ...context });
    }),
    place,
  );
  return place;
}

/** Renders a text with images of these hosts. What is not on the page loads nothing. */
function pictured(text: string, ...hosts: string[]): HTMLElement {
  return rendered(text, { image: (link) => (mayShow(link, hosts) ? () => undefined : null) });
}

const said = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ').trim();

/** Elements that do something by being there. */
const ACTIVE = 'img, script, iframe, object, embed, svg, math, style, link, form, input, video';

describe('markdown', () => {
  it('[1.6] renders tables, lists, code, quotes, titles and inlines', () => {
    const place = rendered(EVERYTHING);
    const count = (selector: string): number => place.querySelectorAll(selector).length;
    expect(count('h3')).to.equal(2);
    expect(count('strong')).to.equal(2);
    expect(count('em')).to.equal(1);
    expect(count('del')).to.equal(1);
    expect(count('ul li')).to.equal(4);
    expect(place.querySelector('ol')?.start).to.equal(3);
    expect(count('blockquote p')).to.equal(1);
    expect(count('tbody tr')).to.equal(2);
    expect(place.querySelector('th:last-child')?.getAttribute('data-align')).to.equal('right');
    expect(place.querySelector('td br')).not.to.equal(null);
    expect(count('figure.code')).to.equal(2);
    expect(place.querySelector('pre code')?.textContent).to.equal(
      "const a = 1;\n\nconst b = '<b>';",
    );
    expect(count('hr')).to.equal(1);
    expect(place.querySelector('.check')?.ariaLabel).to.equal('done');
  });

  it('[8.3] shows raw HTML as the text that it is', () => {
    const attacks = [
      '<img src=x onerror="window.hacked = 1">',
      '<script>window.hacked = 1</script>',
      '<iframe src="javascript:parent.hacked = 1"></iframe>',
      '<svg onload="window.hacked = 1"><circle /></svg>',
      '<details open ontoggle="window.hacked = 1">',
      'text <b onmouseover="window.hacked = 1">bold</b>',
      '| a |\n|---|\n| <img src=x onerror="window.hacked = 1"> |',
      '- <style>* { display: none }</style>',
      '<a href="javascript:window.hacked = 1">link</a>',
      '`<img src=x>`',
    ];
    for (const attack of attacks) {
      const place = rendered(attack);
      expect(place.querySelector(ACTIVE), attack).to.equal(null);
      expect(place.querySelector('a, b, details'), attack).to.equal(null);
      const inner = /^[^<]*(<.*>)/.exec(attack)?.[1] ?? '';
      expect(said(place), attack).to.include(
        said(Object.assign(document.createElement('p'), { textContent: inner })),
      );
    }
    expect('hacked' in window).to.equal(false);
  });

  it('[8.3] makes no link of an address that is not of the web or of mail', () => {
    const addresses = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'javascript&#58;alert(1)',
      'javascript&colon;alert(1)',
      'java&#115;cript:alert(1)',
      '&#x6a;avascript:alert(1)',
      '\tjavascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'data&#58;text/html;base64,PHNjcmlwdD4=',
      'vbscript:msgbox(1)',
      'file:///etc/passwd',
      'blob:https://shop.example.com/1',
      '//evil.example.com',
      'https://user:password@shop.example.com/',
      'https://bank.example.com@evil.example.com/',
      '/account/delete',
      '?delete=1',
    ];
    for (const address of addresses) {
      for (const text of [`[click](${address})`, `[click](<${address}>)`, `![click](${address})`]) {
        const place = rendered(text);
        expect(place.querySelector('a'), text).to.equal(null);
        expect(place.querySelector(ACTIVE), text).to.equal(null);
        expect(said(place), text).to.include('click');
      }
    }
  });

  it('[8.3] links to the web and to mail, in a new tab, without telling where from', () => {
    const [web, mail] = rendered(
      '[shop](https://shop.example.com/a?b=1&amp;c=2) [us](mailto:help@shop.example.com)',
    ).querySelectorAll('a');
    expect(web?.href).to.equal('https://shop.example.com/a?b=1&c=2');
    expect(web?.target).to.equal('_blank');
    expect(web?.rel).to.equal('noopener noreferrer');
    expect(mail?.href).to.equal('mailto:help@shop.example.com');
  });

  it('[8.3] always shows where a link leads', () => {
    const shows = (text: string): string =>
      said(rendered(text)).replaceAll(', opens in a new tab', '');
    expect(shows('[our shop](https://shop.example.com/a)')).to.equal('our shop (shop.example.com)');
    expect(shows('[https://bank.example.com](https://evil.example.net)')).to.equal(
      'https://bank.example.com (evil.example.net)',
    );
    expect(shows('[shop.example.com](https://shop.example.com)')).to.equal('shop.example.com');
    expect(shows('https://shop.example.com/a')).to.equal('https://shop.example.com/a');
    expect(shows('[https://bank.example.com@evil.example.net](https://evil.example.net)')).to.equal(
      'https://bank.example.com@evil.example.net (evil.example.net)',
    );
  });

  it('[8.3] loads no image of a host that nobody has named: it becomes a link', () => {
    const tracker = '![a map](https://tracker.example.net/pixel.png?who=me)';
    for (const place of [rendered(tracker), pictured(tracker, 'images.example.com')]) {
      expect(place.querySelector('img')).to.equal(null);
      expect(place.querySelector('a')?.textContent).to.include('a map');
      expect(said(place)).to.include('(tracker.example.net)');
    }
  });

  it('[1.6] [8.3] shows an image of an allowed host, which opens as a link does', () => {
    const place = pictured(
      '![a map](https://images.example.com/a.png?b=1&amp;c=2)',
      'images.example.com',
    );
    const image = place.querySelector('img');
    expect(image?.getAttributeNames()).to.have.members(
      'part alt loading decoding referrerpolicy src'.split(' '),
    );
    expect(image?.src).to.equal('https://images.example.com/a.png?b=1&c=2');
    expect(image?.alt).to.equal('a map');
    expect(image?.loading).to.equal('lazy');
    expect(image?.decoding).to.equal('async');
    expect(image?.referrerPolicy).to.equal('no-referrer');
    const link = image?.closest('a');
    expect(link?.href).to.equal(image?.src);
    expect(link?.rel).to.equal('noopener noreferrer');
    expect(said(place)).to.equal(', opens in a new tab');
  });

  it('[8.3] shows no image of a host that only looks like an allowed one', () => {
    const shows = (address: string, ...hosts: string[]): boolean =>
      pictured(`![a](<${address}>)`, ...hosts).querySelector('img') !== null;
    for (const address of [
      'https://images.example.com/a.png',
      'https://IMAGES.example.COM/a.png',
      'https://images.example.com:443/a.png',
      'https:images.example.com/a.png',
      'https://images%2Eexample.com/a.png',
    ]) {
      expect(shows(address, 'images.example.com'), address).to.equal(true);
    }
    for (const address of [
      'https://images.example.com@evil.test/a.png',
      'https://images.example.com:443@evil.test/a.png',
      'https://images.example.com.evil.test/a.png',
      'https://evil.test/images.example.com/a.png',
      'https://evil.test?https://images.example.com/a.png',
      'https://evil.test#@images.example.com/a.png',
      'https://evil.test\\\\@images.example.com/a.png',
      'https://notimages.example.com/a.png',
      'https://a.images.example.com/a.png',
      'https://example.com/a.png',
      'https://images.example.com./a.png',
      'https://images.example.com:8443/a.png',
      'https://imagеs.example.com/a.png',
      'http://images.example.com/a.png',
      'ftp://images.example.com/a.png',
      '//images.example.com/a.png',
      '/a.png',
      'data:image/svg+xml,<svg/>',
      'data:image/png;base64,AAAA',
      'blob:https://images.example.com/1',
      'mailto:images.example.com',
      'javascript:images.example.com',
    ]) {
      expect(shows(address, 'images.example.com'), address).to.equal(false);
    }
    const below = '*.example.com';
    expect(shows('https://a.example.com/a.png', below)).to.equal(true);
    expect(shows('https://a.b.example.com/a.png', below)).to.equal(true);
    expect(shows('https://example.com/a.png', below)).to.equal(false);
    expect(shows('https://user:password@a.example.com/a.png', below)).to.equal(false);
    expect(shows('https://notexample.com/a.png', below)).to.equal(false);
    expect(shows('https://a.example.com.evil.test/a.png', below)).to.equal(false);
    expect(shows('https://a.example.com:8443/a.png', below)).to.equal(false);
    expect(shows('https://xn--bcher-kva.example/a.png', 'xn--bcher-kva.example')).to.equal(true);
    expect(shows('https://bücher.example/a.png', 'xn--bcher-kva.example')).to.equal(true);
    // What a page without types passes, and no server would have saved.
    for (const host of ['*', '*.', '', 'https://a.example.com', 7 as unknown as string]) {
      expect(shows('https://a.example.com/a.png', host), String(host)).to.equal(false);
    }
  });

  it('[1.6] [8.3] a link with an image in it is one link, which says where it leads', () => {
    const text = '[![a map](https://images.example.com/a.png)](https://shop.example.com/map)';
    const shown = pictured(text, 'images.example.com');
    expect(shown.querySelector('a > img')).not.to.equal(null);
    for (const place of [shown, rendered(text)]) {
      expect(place.querySelectorAll('a')).to.have.length(1);
      expect(place.querySelector('a')?.href).to.equal('https://shop.example.com/map');
      expect(said(place)).to.include('(shop.example.com)');
    }
    expect(said(rendered(text))).to.match(/^a map,/);
    const unsafe = pictured(
      text.replace('https://shop', 'javascript://shop'),
      'images.example.com',
    );
    expect(unsafe.querySelector('a')).to.equal(null);
  });

  it('[1.6] decodes entities in text, and leaves code alone', () => {
    expect(said(rendered('a &lt;b&gt; &amp; &copy; &#8364; &#x1F600; &nope; &#0;'))).to.equal(
      'a <b> & © € 😀 &nope; \ufffd',
    );
    expect(said(rendered('`&lt;`'))).to.equal('&lt;');
  });

  it('[1.6] asks what a number in brackets stands for', () => {
    const cite = (index: number): unknown => (index === 1 ? html`<i>one</i>` : null);
    const place = rendered('Yes [1], no [2], `[1]`.', { cite });
    expect(said(place)).to.equal('Yes one, no [2], [1].');
    expect(place.querySelectorAll('i')).to.have.length(1);
  });

  it('[8.6] draws thousands of marks in a paragraph as fast as text', () => {
    const marks = ['\\(', '**a*', '~~a~~ ', '`a` ', '[1]', '[^1]', '&amp;', '_a_ ', '*\\(a '];
    const starts = [
      '\\[\n',
      '$$\n',
      '[^a\n',
      '[^1]: a\n',
      'a\n> b\n',
      'www.',
      'https://é',
      'a@b.c ',
    ];
    for (const sign of [...marks, ...starts, '$$a $', '$a=\n']) {
      const text = sign.repeat(30_000);
      const begun = performance.now();
      expect(said(rendered(text, { cite: (index) => html`<i>${index}</i>` })).length).to.be.above(
        0,
      );
      expect(performance.now() - begun, sign).to.be.below(5_000);
    }
  });

  it('[1.6] begins a list at its first number, and keeps the lines of a list by signs', () => {
    expect(rendered('0. zero\n1. one').querySelector('ol')?.start).to.equal(0);
    const lines = rendered('Hours:\n• Monday: 9\n  ◦ Café: 10');
    expect(lines.querySelectorAll('br')).to.have.length(2);
    expect(said(rendered('```\na\n• b\n```'))).to.match(/a\s+• b/);
  });
});
