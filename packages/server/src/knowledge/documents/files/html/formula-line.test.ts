import t from 'tap';
import { htmlMarkdown } from './html-markdown.js';

const read = (html: string) => htmlMarkdown(html).content;
/** A formula between words, without the signs that Markdown needs. */
const line = (mathMl: string) =>
  /^at (.*) end$/s.exec(read(`<p>at <math>${mathMl}</math> end</p>`).replaceAll('\\', ''))?.[1];

const root =
  '<msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn><mi>a</mi><mi>c</mi></msqrt>';
const row = (...cells: string[]) =>
  `<mtr>${cells.map((cell) => `<mtd>${cell}</mtd>`).join('')}</mtr>`;

t.test('[8.9] a formula is read as it is shown, not as digits behind each other', (t) => {
  const kinds: [mathMl: string, expected: string][] = [
    [
      `<mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo>${root}</mrow><mn>2</mn></mfrac>`,
      'x=(−b±√(b²−4ac))/2',
    ],
    ['<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>', '3 1/2'],
    ['<mn>3</mn><mo>&#x2064;</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>', '3 1/2'],
    ['<msup><mn>10</mn><mrow><mo>−</mo><mn>6</mn></mrow></msup>', '10⁻⁶'],
    ['<msup><mi>e</mi><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow></msup>', 'e^(x+y)'],
    ['<mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><msup><mo>)</mo><mn>2</mn></msup>', '(a+b)²'],
    [
      '<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup>',
      '(a+b)²',
    ],
    ['<msub><mi>a</mi><mn>1</mn></msub><mn>2</mn><msub><mi>b</mi><mi>i</mi></msub>', 'a_1 2b_i'],
    [
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>',
      '∑_(i=1)^n i',
    ],
    ['<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi><mo>&#x2062;</mo><mi>y</mi>', 'sin xy'],
    ['<mroot><mi>x</mi><mn>3</mn></mroot>', '³√(x)'],
    ['<msup><mi>f</mi><mo>′</mo></msup><msup><mn>20</mn><mo>∘</mo></msup>', 'f′20°'],
    ['<mover><mi>e</mi><mo>¯</mo></mover>', '\u0113'],
    ['<mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts>', '¹⁴C'],
    [
      `<mo>[</mo><mtable>${row('<mn>1</mn>', '<mn>−2</mn>')}${row('<mn>3</mn>', '<mn>4</mn>')}</mtable><mo>]</mo>`,
      '[1, −2; 3, 4]',
    ],
    [
      `<mtable>${row('<mi>x</mi>', '<mo>=</mo><mn>1</mn>')}${row('<mi>y</mi>', '<mo>=</mo><mn>2</mn>')}</mtable>`,
      'x =1; y =2',
    ],
    ['<mfenced open="[" close=")"><mn>0</mn><mn>1</mn></mfenced>', '[0,1)'],
    ['<mi>a</mi><mphantom><mi>b</mi></mphantom>', 'a'],
  ];
  for (const [mathMl, expected] of kinds) t.equal(line(mathMl), expected, mathMl);
  t.equal(
    htmlMarkdown('<m:math><m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac></m:math>', { xml: true })
      .content,
    '1/2',
    'with prefixes, as in books',
  );
  t.end();
});

const semantics = (tex: string) =>
  `<math><semantics><msup><mi>c</mi><mn>2</mn></msup><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`;

t.test('[8.9] a formula that has its source is read as that, once', (t) => {
  const shown = '<span class="katex-html" aria-hidden="true"><span>E=mc2</span></span>';
  t.equal(
    read(`<p>Energy: <span class="katex-mathml">${semantics('E=mc^{2}')}</span>${shown}.</p>`),
    'Energy: `E=mc^{2}`.',
  );
  const assistive = `<mjx-container><mjx-math aria-hidden="true">c2</mjx-math><mjx-assistive-mml>${semantics('c^2')}</mjx-assistive-mml></mjx-container>`;
  t.equal(read(`<p>Square: ${assistive}</p>`), 'Square: `c^2`');
  const behindPicture = `<span class="mwe-math-mathml-inline" style="display: none;">${semantics('{\\displaystyle a_{1}*b}')}</span><img aria-hidden="true" alt="x">`;
  t.equal(read(`<p>Product: ${behindPicture}</p>`), 'Product: `a_{1}*b`');
  t.equal(read(`<p>a ${semantics('{\\textstyle a}+{b}')}</p>`), 'a `{\\textstyle a}+{b}`');
  t.end();
});

t.test('[8.9] a formula that nobody closes ends where a browser ends it', (t) => {
  t.equal(read('<p>a <math><mi>x</mi><mo>=<p>Rest</p><h2>More</h2>'), 'a x=\n\nRest\n\n## More');
  t.end();
});

t.test('[8.6] formulas in formulas, and long ones, are read to their end', (t) => {
  const deep = read(`<p>${'<math><mfrac><mrow><mn>7</mn>'.repeat(480)}</p>`);
  t.equal(deep.match(/7/g)?.length, 480, 'all of its text is there');
  t.match(read(`<p><math>${'<mn>1</mn><mo>+</mo>'.repeat(100_000)}`), /^1 \+ 1 \+/);
  t.match(read(`<p>${'<math><mn>1</mn></math> '.repeat(100_000)}`), /^1 1 1/);
  t.end();
});
