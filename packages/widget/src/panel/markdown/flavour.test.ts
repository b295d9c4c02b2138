import { html, render } from 'lit';
import { Tokenizer } from 'marked';
import { expect } from 'chai';
import { Blocks } from './blocks.js';
import { loadCjk } from './flavours.js';
import { renderBlock } from './render-block.js';
import { ReplyText } from './reply-text.js';
import { finishLast } from './unfinished.js';

const PAGE = 'https://shop.example.com/help/start';

function shown(text: string, base: string | null = PAGE, growing = false): HTMLElement {
  const place = document.createElement('div');
  const read = new Blocks().get(text, !growing);
  const blocks = growing ? finishLast(read) : read;
  const context = { cite: () => null, isFootnote: () => true, base, language: null };
  render(
    blocks.map(({ token }) => html`<div>${renderBlock(token, context)}</div>`),
    place,
  );
  return place;
}

const said = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const each = (place: Element, selector: string): string[] =>
  [...place.querySelectorAll(selector)].map(said);
const hrefs = (place: Element): (string | null)[] =>
  [...place.querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('markdown as models and people write it', () => {
  it('[1.6] reads a text again as soon as it has what knows its letters', async () => {
    const place = document.createElement('div');
    let asked = 0;
    const requestUpdate = (): void => void (asked += 1);
    const reply = Object.assign(document.createElement('chatbot-panel-reply'), { requestUpdate });
    reply.append(place);
    const text = new ReplyText();
    const show = (): void => text.show(place, { text: '**注意：**正文。' }, null, () => undefined);
    show();
    await loadCjk();
    await Promise.resolve();
    expect(asked).to.equal(1);
    show();
    expect(each(place, 'strong')).to.deep.equal(['注意：']);
  });

  it('[1.6] takes emphasis beside wide punctuation and between letters without blanks', () => {
    const strong: Readonly<Record<string, string>> = {
      '**注意：**正文。': '注意：',
      '**「重要」**です。': '「重要」',
      '这是**重点**内容': '重点',
      '他说**“你好”**然后': '“你好”',
      '请用**`npm start`**启动': 'npm start',
      '**강조(强调)**는 이렇게': '강조(强调)',
      'これは**（重要）**です': '（重要）',
      '前**"quoted"**后': '"quoted"',
      '**หมายเหตุ:**ข้อความ': 'หมายเหตุ:',
      'ကြည့်ပါ**(အရေးကြီး)**သည်': '(အရေးကြီး)',
      '好。**~~取消~~**。': '取消',
      '好。~~**取消**~~。': '取消',
    };
    for (const [text, bold] of Object.entries(strong)) {
      expect(each(shown(text), 'strong'), text).to.deep.equal([bold]);
      expect(said(shown(text)), text).not.to.include('*');
    }
    expect(each(shown('他*（强调）*说'), 'em')).to.deep.equal(['（强调）']);
    expect(each(shown('前~~旧。~~新'), 'del')).to.deep.equal(['旧。']);
    expect(each(shown('**甲：*乙。*丙**丁'), 'strong em')).to.deep.equal(['乙。']);
    expect(said(shown('2 * 3 * 4 and a ** b'))).to.equal('2 * 3 * 4 and a ** b');
  });

  it('[1.6] shows them while the reply grows too', () => {
    const text = '**注意：**正文。';
    for (let end = 4; end < text.length; end += 1) {
      const place = shown(text.slice(0, end), PAGE, true);
      expect(said(place), text.slice(0, end)).not.to.match(/\*\*/);
      expect(each(place, 'strong')).to.deep.equal([text.slice(2, Math.min(end, 5))]);
    }
  });

  it('[1.6] strikes between two tildes alone', () => {
    const text = '价格约为10~20元，批量价为30~40元。 Open Mon~Fri 9~17.';
    const place = shown(text);
    expect(each(place, 'del')).to.deep.equal([]);
    expect(said(place)).to.equal(text);
    expect(each(shown('~~old~~ ~new~'), 'del')).to.deep.equal(['old']);
    expect(each(shown('好。~~**取消**~~。'), 'del')).to.deep.equal(['取消']);
    expect(said(shown('~/a and ~/b'))).to.equal('~/a and ~/b');
  });

  it('[1.6] ends addresses where the sentence goes on', () => {
    const addresses: Readonly<Record<string, string>> = {
      '请看 https://example.com/docs，谢谢。': 'https://example.com/docs',
      '（https://example.com/a）。': 'https://example.com/a',
      '「https://example.com/a」と': 'https://example.com/a',
      '(see https://example.com/a)': 'https://example.com/a',
      '[https://example.com/a]': 'https://example.com/a',
      'https://example.com/a_(b) and': 'https://example.com/a_(b)',
      'https://example.com/a”.': 'https://example.com/a',
      '(https://example.com/a)는 여기': 'https://example.com/a',
      '(https://example.com/가나)は、ここ': 'https://example.com/%EA%B0%80%EB%82%98',
      '请访问https://example.com/docs获取更多信息': 'https://example.com/docs',
      'https://example.com를 보세요': 'https://example.com/',
      'https://example.com/docsดูเพิ่มเติม': 'https://example.com/docs',
      'https://example.com/a?q=iPhone价格 ok': 'https://example.com/a?q=iPhone%E4%BB%B7%E6%A0%BC',
      'https://例え.jp/パス、次': 'https://xn--r8jz45g.jp/%E3%83%91%E3%82%B9',
      'siehe https://bücher.example/x.': 'https://xn--bcher-kva.example/x',
      'https://zh.example.org/wiki/中文。': 'https://zh.example.org/wiki/%E4%B8%AD%E6%96%87',
    };
    for (const [text, address] of Object.entries(addresses)) {
      expect(hrefs(shown(text)), text).to.deep.equal([address]);
      expect(said(shown(text)).replace(', opens in a new tab', ''), text).to.equal(text);
    }
    expect(hrefs(shown('www.example.com，好'))).to.deep.equal(['http://www.example.com/']);
    expect(hrefs(shown('请看www.example.com，好'))).to.deep.equal(['http://www.example.com/']);
    expect(hrefs(shown('https://。 http://，a www.。 awww.example.com'))).to.deep.equal([]);
    for (const end of ['؟', '،', '؛', '।', '»', '“', '…', '——', '။']) {
      expect(hrefs(shown(`https://a.example/x${end} ok`)), end).to.deep.equal([
        'https://a.example/x',
      ]);
    }
    const path = 'https://a.example/Dunning–Kruger/ジョン・レノン/ü/col·legi';
    expect(hrefs(shown(path))).to.deep.equal([new URL(path).href]);
  });

  it('[1.6] calls, texts, and leads to pages of the same site', () => {
    const text = 'Call [us](tel:+4930123456) or [text](sms:+4930123456), see [Returns](/returns).';
    const links = hrefs(shown(text));
    expect(links).to.deep.equal([
      'tel:+4930123456',
      'sms:+4930123456',
      'https://shop.example.com/returns',
    ]);
    expect(shown(text).querySelector('a')?.target).to.equal('');
    expect(
      hrefs(shown('[a](next#x) [b](//evil.example.net) [c](/\\evil.example.net)')),
    ).to.deep.equal(['https://shop.example.com/help/next#x']);
  });

  it('[1.6] shows the address of a link that leads nowhere', () => {
    expect(said(shown('See [Returns](/returns).', null))).to.equal('See Returns (/returns).');
    expect(said(shown('[click](javascript:alert(1))'))).to.equal('click (javascript:alert(1))');
    expect(hrefs(shown('[click](javascript:alert(1))'))).to.deep.equal([]);
    expect(said(shown('[nowhere]()'))).to.equal('nowhere');
    expect(said(shown('[call](tel:) [mail](mailto:)'))).to.equal('call (tel:) mail (mailto:)');
    expect(hrefs(shown('[nowhere]()'))).to.deep.equal([]);
  });

  it('[1.6] leaves formulas as they are', () => {
    for (const text of [
      '\\(a_1 * b_2 * c\\)',
      '\\[x_1 * y * z\\]',
      'so $a_1*b*c$ holds',
      '$$a*b*c$$',
      '\\[\na*b*c\n- d\n\\]',
      '$$\na_1\n= b*c*d\n$$',
      'So:\n\\[\na_1*b*c\n\\]\nholds',
      'So:\n$$\na_1*b*c\n- d\n+ e\n$$\nholds',
      'So:\n  \\[\na*b*c\n- d\n  \\]\nholds',
      'so \\(a*b\n*c* + d\\) holds',
      'so $a_1\n*b*c$ and $$a*b\n*c*$$ hold',
      `so \\(${'a*b*'.repeat(200)}c\\) holds`,
      `so \\[${'a*b*'.repeat(200)}c\\] holds`,
    ]) {
      const place = shown(text);
      expect(each(place, 'em, strong, ul, h3'), text).to.deep.equal([]);
      expect(said(place).replace(/\s/g, ''), text).to.equal(text.replace(/\s/g, ''));
    }
    expect(each(shown('It is $5\n**or** 6$'), 'strong')).to.deep.equal(['or']);
    expect(each(shown('1. So:\n   $$\n   a\n   - b\n   $$\n2. *two*'), 'em, ul')).to.deep.equal([
      'two',
    ]);
    for (const formula of ['\\(a*b\\)', '\\(a*b*c\\)', '$a*b*c$', '$$a**b$$', '\\(a~~b\\)']) {
      for (const mark of ['*', '**', '~~'])
        expect(
          each(shown(`an ${mark}area ${formula} is${mark} x`), 'em, strong, del'),
          mark + formula,
        ).to.deep.equal([`area ${formula} is`]);
    }
    expect(said(shown('It is $5 or **$10**'))).to.equal('It is $5 or $10');
    expect(said(shown('1\\. and \\*'))).to.equal('1. and *');
  });

  it('[1.6] has footnotes and quotes that say what they are for', () => {
    const place = shown('Ask us[^1] soon.[^b]\n\n[^1]: By *mail*.\n[^b]: word');
    expect(each(place, 'sup')).to.deep.equal(['1', 'b', '1', 'b']);
    expect(each(place, '.footnote em')).to.deep.equal(['mail']);
    expect(each(place, 'p.footnote')).to.deep.equal(['1 By mail.', 'b word']);
    const quote = shown('> [!WARNING]\n> Take *care*.\n\n> plain');
    expect(each(quote, 'blockquote')).to.deep.equal(['Warning Take care.', 'plain']);
    expect(quote.querySelector('blockquote')?.dataset['alert']).to.equal('warning');
  });

  it('[1.6] keeps the paragraphs of a footnote together, and leaves one that is not there as it is', () => {
    const place = document.createElement('div');
    const text = 'See[^a] and[^none].\n\n[^a]: One.\n\n    Two.\n\nAfter.';
    new ReplyText().show(place, { text }, null, () => undefined);
    expect(each(place, 'p')).to.deep.equal(['Seea and[^none].', 'a One.Two.', 'After.']);
    expect(each(place, 'pre')).to.deep.equal([]);
  });

  it('[1.6] joins lines, without a blank where the language has none', () => {
    const place = shown('One line\nand more.\n\n第一行\n第二行\n\nhard  \nbreak');
    expect(each(place, 'p')).to.deep.equal(['One line and more.', '第一行第二行', 'hardbreak']);
    expect(place.querySelectorAll('br')).to.have.length(1);
  });

  it('[8.2] gives each block its own direction', () => {
    const place = document.createElement('div');
    document.body.append(place);
    new ReplyText().show(
      place,
      { text: 'Hello\n\nمرحبا بكم\n\n- one\n- اثنان' },
      null,
      () => undefined,
    );
    const directions = [...place.querySelectorAll('p, li')].map(
      (block) => getComputedStyle(block).direction,
    );
    expect(directions).to.deep.equal(['ltr', 'rtl', 'ltr', 'rtl']);
    place.remove();
  });

  it('[8.2] reads quotes, tables and loose items from the side of their first words', () => {
    const place = shown(
      '> اقتباس\n\n| عمود | col |\n|---|---|\n| 1 | v |\n\n- بند\n\n  one\n\n- two',
    );
    document.body.append(place);
    const directions = [...place.querySelectorAll('blockquote, table, li, li p')].map(
      (block) => getComputedStyle(block).direction,
    );
    expect(directions).to.deep.equal(['rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
    place.remove();
  });

  it('[8.3] looks through a text for the ends of its marks a bounded number of times', () => {
    const { emStrong, del } = Tokenizer.prototype;
    let looked = 0;
    /** Notes how much of a text is looked through for the end of one mark. */
    type Look<Found> = (src: string, masked: string, before?: string) => Found | undefined;
    const counted = <Found extends { raw: string }>(look: Look<Found>): Look<Found> =>
      function (this: Tokenizer, ...text) {
        const [src] = text;
        const found = look.apply(this, text);
        if (/^[*_~]/.test(src)) looked += (found?.raw ?? src).length;
        return found;
      };
    Tokenizer.prototype.emStrong = counted(emStrong);
    Tokenizer.prototype.del = counted(del);
    try {
      for (const unit of hostileTexts(60)) {
        const text = unit.repeat(Math.ceil(3_000 / unit.length));
        looked = 0;
        new Blocks().get(text, true);
        // One look may go over the bound; what is in a quote or a list is no longer than it.
        expect(looked / text.length, JSON.stringify(unit)).to.be.at.most(102);
      }
    } finally {
      Object.assign(Tokenizer.prototype, { emStrong, del });
    }
  });

  it('[1.6] leads from a footnote in the text to the note, and back', () => {
    const body = shown('By mail[^1], maybe[^b].\n\n[^1]: In two days.\n[^b]: Or not.');
    body.className = 'body';
    document.body.append(body);
    const focused = (): unknown => document.activeElement?.closest('p')?.textContent.trim();
    const follow = (): void => (document.activeElement as HTMLElement).click();
    const marks = [...body.querySelectorAll<HTMLElement>('.ref')];
    expect(marks.map(({ ariaLabel }) => ariaLabel)[1]).to.equal('Footnote b');
    marks[1]?.focus();
    follow();
    expect(document.activeElement).to.equal(marks[3]);
    expect(focused()).to.match(/^b\s+Or not\.$/);
    follow();
    expect(document.activeElement).to.equal(marks[1]);
    body.remove();
  });

  it('[1.6] ends a paragraph at a footnote, and looks for one in that paragraph alone', () => {
    const place = shown('Words[^1] here\n[^1]: A note\n\nMore words\n[^2]: Another');
    expect(each(place, 'p')).to.deep.equal(['Words1 here', '1 A note', 'More words', '2 Another']);
  });

  it('[1.6] reads the marks of a usual text, however many paragraphs it has', () => {
    const text = '甲乙**重点**丙丁，a **word** and *another*。'.repeat(20);
    const place = shown(Array.from({ length: 20 }, () => text).join('\n\n'));
    expect(place.querySelectorAll('strong').length).to.equal(800);
  });
});

/** Units that mean something to a reader of markdown, one to four in a row; the same in every run. */
function hostileTexts(count: number): string[] {
  const signs =
    '* ** *** _ __ ~~ ~ ` `` [ ]( ! [^1] [^1]:\u00a0 $ $$ \\( \\) \\[ < > - | 甲 。 （ ） 「 a b\u00a0 ( ) & \\ @ =';
  const units = signs.split(' ').map((sign) => sign.replace('\u00a0', ' '));
  const known = ['**甲', '~~甲', '*。', '***。', '*甲。', '。*', '*。*甲', '。~~', '*a ', '~~a '];
  let seed = 12;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  return [
    ...known,
    ...Array.from({ length: count }, () =>
      Array.from({ length: 1 + next(4) }, () => units[next(units.length)]).join(''),
    ),
  ];
}
