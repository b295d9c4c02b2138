import iconv from 'iconv-lite';
import t from 'tap';
import { readText } from './read-text.js';

const RUSSIAN = 'Доставка по всей России стоит 300 рублей. Возврат возможен в течение 14 дней.';
const JAPANESE = '当店の送料は全国一律500円です。返品は商品到着後7日以内にご連絡ください。\n';
const CHINESE = '全国统一运费为10元，满99元包邮。退货请在收到商品后7天内联系我们。';
const KOREAN = '배송비는 3,000원입니다. 반품은 수령 후 7일 이내에 가능합니다.';
const POLISH =
  'Wysyłka kosztuje 15 złotych. Zwroty są możliwe w ciągu 14 dni. Źródło: książka żółta.';

const written = (text: string, encoding: string) => iconv.encode(text, encoding);

/** ISO-2022-JP of 返品. */
const ESCAPED = Buffer.from('\x1b$BJVIJ\x1b(B', 'latin1');

t.test('[8.9] UTF-16 without a mark is read in every alphabet', (t) => {
  for (const text of [RUSSIAN, JAPANESE, CHINESE, KOREAN, 'Returns within 30 days']) {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const bytes = written(text, encoding);
      t.match(readText(bytes), { text, encoding });
      t.match(readText(bytes, { header: 'utf-8' }), { text }, 'whatever the header says');
    }
  }
  t.end();
});

t.test('[8.9] a header that makes no words of a text is not believed', (t) => {
  const texts = [
    [RUSSIAN, 'windows-1251'],
    [RUSSIAN, 'koi8-r'],
    [JAPANESE, 'shift_jis'],
    [JAPANESE, 'euc-jp'],
    [CHINESE, 'gb18030'],
    [KOREAN, 'euc-kr'],
    [POLISH, 'iso-8859-2'],
  ] as const;
  for (const [text, encoding] of texts) {
    for (const header of ['iso-8859-1', 'windows-1252', 'us-ascii', 'utf-8', 'utf-16'])
      t.match(readText(written(text, encoding), { header }), { text }, `${encoding} as ${header}`);
  }
  for (const header of [undefined, 'utf-8', 'shift_jis'])
    t.match(readText(ESCAPED, header ? { header } : {}), { text: '返品' });
  t.match(readText(Buffer.from(CHINESE), { header: 'gbk' }), { encoding: 'utf-8' });
  t.end();
});

t.test('[8.9] a header that is right is believed, with a few odd letters too', (t) => {
  const text = `${'L’été, la forêt est à côté : 5 € – déjà payés. '.repeat(5)} 5 m²x, 20°C`;
  t.match(readText(written(text, 'windows-1252'), { header: 'iso-8859-1' }), { text });
  const half = 'ｻｲｽﾞ: 10cm\nｶﾗｰ: 赤\n在庫あり。ﾌﾞﾗﾝﾄﾞ名: ﾔﾏﾀﾞ\n';
  const asked = readText(written(half, 'shift_jis'));
  t.ok(asked.type === 'uncertain' && asked.choices.some((each) => each.encoding === 'shift_jis'));
  t.end();
});

t.test('[8.9] encodings of old systems are offered, and nothing is taken for them', (t) => {
  const german = 'Rücksendungen sind möglich, größere Pakete täglich.';
  for (const [text, encoding] of [
    [german, 'macintosh'],
    [german, 'ibm850'],
    ['The customer’s order – “as is”.', 'macintosh'],
    [RUSSIAN, 'ibm866'],
  ] as const) {
    const read = readText(written(text, encoding));
    const previews = read.type === 'uncertain' ? read.choices : [];
    t.match(
      previews.find((choice) => choice.encoding === encoding),
      { preview: text },
      encoding,
    );
    t.match(readText(written(text, encoding), { chosen: encoding }), { text });
  }
  t.end();
});

t.test('[8.9] what is no text is not read as one', (t) => {
  const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\xff\xfe\x80', 'latin1');
  t.match(readText(picture), { type: 'no-text' });
  t.match(readText(picture, { header: 'windows-1252' }), { type: 'no-text' });
  t.end();
});

t.test('[8.9] a header that names a sibling of the encoding is not believed', (t) => {
  for (const [real, header] of [
    ['koi8-r', 'windows-1251'],
    ['windows-1251', 'koi8-r'],
    ['iso-8859-5', 'windows-1251'],
  ] as const)
    t.match(
      readText(written(RUSSIAN, real), { header }),
      { text: RUSSIAN },
      `${real} as ${header}`,
    );
  for (const [text, real, header] of [
    [RUSSIAN, 'windows-1251', 'iso-8859-5'],
    ['您可以在三十天内退货。', 'gb18030', 'euc-kr'],
    [KOREAN, 'euc-kr', 'gb18030'],
  ] as const) {
    const read = readText(written(text, real), { header });
    const choices = read.type === 'uncertain' ? read.choices.map(({ encoding }) => encoding) : [];
    t.match(choices, [real], `${real} as ${header}`);
    t.ok(choices.includes(header), 'the header’s is offered too');
  }
  for (const [text, header] of [
    ['送料は無料です', 'shift_jis'],
    ['Кабель 5 кВт', 'windows-1251'],
    ['Köln', 'windows-1252'],
    ['מחיר 5 שקל', 'windows-1255'],
  ] as const)
    t.match(readText(written(text, header), { header }), { text }, `${header} is right`);
  t.end();
});

t.test('[8.9] a line of an old Mac is not taken for windows-1252', (t) => {
  const line = written('Öffnungszeiten in Österreich: täglich geöffnet.', 'macintosh');
  for (const header of [undefined, 'iso-8859-1'])
    t.match(readText(line, { header }), { choices: [{ encoding: 'macintosh' }] });
  t.end();
});
