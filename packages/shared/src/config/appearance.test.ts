import t from 'tap';
import Value from 'typebox/value';
import { buildChatbotConfig } from '../testing/builders.js';
import { Appearance } from './appearance.schema.js';
import { DEFAULT_APPEARANCE } from './appearance.js';

/** The paths of the fields that the schema refuses. */
function refused(changes: object): readonly string[] {
  const value: unknown = { ...DEFAULT_APPEARANCE, ...changes };
  const paths = Value.Errors(Appearance, value).map((error) => error.instancePath);
  t.equal(paths.length === 0, Value.Check(Appearance, value), 'errors and check agree');
  return [...new Set(paths)];
}

t.test('[2.2] the defaults are a valid appearance', async (t) => {
  t.same(refused({}), []);
  t.same(refused(buildChatbotConfig().appearance), []);
});

const SAFE = [
  '',
  'red',
  '#fff',
  '0 8px 24px rgba(0, 0, 0, 0.2)',
  '"Segoe UI", \'Open Sans\', serif',
  'calc((1px + 2px) * 2)',
  'min(100%, calc(2rem * var(--chatbot-spacing)))',
  'color-mix(in oklch, var(--chatbot-primary), #fff 20%)',
  'linear-gradient(to right, rgb(1 2 3 / 50%), red)',
  'cubic-bezier(.2,.8,.2,1)',
];

t.test('[2.2] CSS variables take colours, lengths, fonts, gradients and sums', async (t) => {
  for (const value of SAFE) t.same(refused({ variables: { '--chatbot-x': value } }), [], value);
});

const HOSTILE = [
  'url(https://evil.example/x)',
  'URL(//evil.example)',
  'Url("x")',
  'red\nurl(https://evil.example)',
  'red\r\nurl(x)',
  'u\\72l(x)',
  'src("https://evil.example")',
  'image("x")',
  'image-set("x" 1x)',
  '-webkit-image-set("x" 1x)',
  'cross-fade("a", "b", 50%)',
  'element(#x)',
  'paint(x)',
  'expression(alert(1))',
  'attr(data-x)',
  'calc(1px * url(x))',
  '@import "x"',
  '</style><script>',
  'red;background:blue',
  'red}*{color:blue',
  '{',
  '/* the rest of the sheet',
  '"open',
  "'open",
  '"closed" "open',
  '"line\nbreak"',
  '(',
  ')',
  '[',
  'calc(1px',
  '\\',
];

t.test(
  '[8.3] a CSS variable that loads, ends or swallows anything is refused by name',
  async (t) => {
    for (const value of HOSTILE) {
      t.same(refused({ variables: { '--chatbot-x': value } }), ['/variables/--chatbot-x'], value);
    }
  },
);

t.test('[8.3] no shape of a CSS value takes long to refuse', async (t) => {
  // A pattern that backtracks would not come back within the time of the test.
  const ends = ['rgb('.repeat(25), '('.repeat(100), '"'.repeat(99), `${'a'.repeat(99)};`];
  for (const value of ends) {
    t.same(refused({ variables: { '--chatbot-x': value } }), ['/variables/--chatbot-x'], value);
  }
});

t.test('[8.3] only variables of our own can be set', async (t) => {
  for (const name of ['--page-colour', 'color', '--chatbot-', '--chatbot-X', '--chatbot-a;b', '']) {
    t.match(refused({ variables: { [name]: 'red' } }), [`/variables/${name}`], name);
  }
  const prototype = JSON.parse('{"__proto__":"red","--chatbot-x":"red"}') as object;
  t.match(refused({ variables: prototype }), ['/variables/__proto__']);
  const many = Array.from({ length: 41 }, (_, i) => [`--chatbot-${i}`, 'red']);
  t.same(refused({ variables: Object.fromEntries(many) }), ['/variables']);
});

t.test('[8.3] colours are six hexadecimal digits', async (t) => {
  const colours = ['red', '#fff', '#ffffff00', '#gggggg', 'url(x)', '#ffffff;', '</style>', ''];
  for (const primary of [...colours, '#ffffff\n']) {
    const light = { ...DEFAULT_APPEARANCE.light, primary };
    t.same(refused({ light }), ['/light/primary'], primary);
  }
});

t.test('[2.3] an avatar is https, a path of the server, or a small inline image', async (t) => {
  const good = [
    '',
    'https://cdn.example.com/a/b.png?size=64',
    'https://cdn.example.com:8443/@shop/b.png',
    'https://cdn.example.com?of=a@b.example',
    '/demo/shop.png',
    'data:image/png;base64,iVBORw0KGgo=',
  ];
  for (const avatar of good) t.same(refused({ avatar }), [], avatar);
});

t.test('[8.3] an avatar that runs or leaks is refused by name', async (t) => {
  const bad = [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'https://a.example/x\njavascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'data:image/png;base64,"onerror=alert(1)',
    'http://a.example/x.png',
    '//evil.example/x.png',
    '/\\evil.example/x.png',
    'blob:https://a.example/1',
    'https://a.example/" onerror="alert(1)',
    'https://user:password@a.example/x.png',
    'https://user@a.example/x.png',
    'https:///user:password@a.example/x.png',
    'relative.png',
  ];
  for (const avatar of bad) t.same(refused({ avatar }), ['/avatar'], avatar);
});

t.test(
  '[8.3] wrong types, unknown fields and values past a limit are refused by name',
  async (t) => {
    const cases: Record<string, object> = {
      '/title': { title: 'x'.repeat(61) },
      '/subtitle': { subtitle: null },
      '/welcomeMessage': { welcomeMessage: 'x'.repeat(2_001) },
      '/starters': { starters: Array(7).fill('a') },
      '/starters/1': { starters: ['a', ''] },
      '/radius': { radius: 28.5 },
      '/theme': { theme: 'sepia' },
      '/launcher/size': { launcher: { ...DEFAULT_APPEARANCE.launcher, size: 3 } },
      '/extra': { extra: true },
      '/dark/text': { dark: { ...DEFAULT_APPEARANCE.dark, text: 0 } },
    };
    for (const [path, changes] of Object.entries(cases)) {
      t.ok(refused(changes).includes(path), `${path} among ${refused(changes).join(' ')}`);
    }
  },
);
