import t from 'tap';
import { BOUNDED, growth, LINEAR } from '../../../testing/growth.js';
import { websiteRules } from './website-rules.js';

const allowed = (text: string, path: string) =>
  websiteRules(text, 0).allows(`https://a.example${path}`);

await t.test('[3.1] rules of robots.txt are read as RFC 9309 has them', async (t) => {
  const text = `# for all
User-agent: *
Disallow: /private/
Allow: /private/open$
Disallow: /*.pdf$
Disallow: /a*b*c
Disallow: /f%c3%bcr
crawl-delay: 2

user-agent: other
user-agent: Chatbot-Other
disallow: /`;
  const cases: [path: string, isAllowed: boolean][] = [
    ['/', true],
    ['/private', true],
    ['/private/x', false],
    ['/private/open', true],
    ['/private/open/x', false],
    ['/x.pdf', false],
    ['/x.pdf?y', true],
    ['/axxbxxcxx', false],
    ['/axxcxxb', true],
    ['/für', false],
    ['/f%C3%BCr', false],
  ];
  for (const [path, expected] of cases) t.equal(allowed(text, path), expected, path);
  t.equal(websiteRules(text, 0).pauseMs, 2_000);
  t.equal(websiteRules(text, 3_000).pauseMs, 3_000);
  const own = `user-agent: *\ndisallow: /\nuser-agent: x\nuser-agent: chatbot-test\nallow: /\n`;
  t.equal(allowed(own, '/x'), true, 'what is said to us counts, not what is said to all');
  t.equal(
    allowed('user-agent: *\nallow: /a\ndisallow: /a', '/a'),
    true,
    'of equals the allowing one',
  );
  t.equal(allowed('user-agent: *\ndisallow:', '/a'), true, 'nothing is disallowed');
  for (const text of ['', '<html>', 'disallow: /', 'user-agent', '\ud800: \ud800'])
    t.equal(allowed(text, '/'), true, text);
});

await t.test('[3.1] of a list without end every prohibition is kept to', async (t) => {
  const many = (rule: string) => Array.from({ length: 5_000 }, (_, n) => `${rule}${n}`).join('\n');
  const text = `user-agent: *
${many('allow: /shop/')}
${many('disallow: /shop/*/')}
disallow: /private
disallow: /files/*.pdf
allow: /files/open
disallow: /*.zip$`;
  t.equal(allowed(text, '/private/x'), false);
  t.equal(allowed(text, '/files/x.pdf'), false);
  t.equal(allowed(text, '/files/open.pdf'), false, 'what is not compared is kept out');
  t.equal(allowed(text, '/x'), false, 'and everything, where a rule begins with a pattern');
  t.equal(allowed(text.replace('disallow: /*.zip$', ''), '/x'), true);
});

await t.test('[8.6] no pattern of a website holds anybody up', async (t) => {
  const pathOf = (size: number) => `/${'a'.repeat(size)}`;
  const patterns: ((size: number) => string)[] = [
    () => '/*a'.repeat(20),
    (size) => '*a'.repeat(size),
    (size) => '*'.repeat(size * 25),
    () => '/*a*a*a*a*a*a*b$',
  ];
  for (const patternOf of patterns) {
    const check = (size: number) => {
      const text = `user-agent: *\ndisallow: ${patternOf(size)}b\n`;
      for (const rules of [text, text.repeat(20)])
        if (!allowed(rules, pathOf(size))) throw new Error('kept out');
    };
    const grown = await growth(check, 4_000);
    t.ok(grown < LINEAR, `${String(patternOf)}: ${grown}`);
  }
  const address = `https://a.example${pathOf(16_000)}`;
  const patternsOf = (count: number) =>
    websiteRules(`user-agent: *\n${'allow:*aab\n'.repeat(count)}`, 0);
  const [few, many] = [patternsOf(5_000), patternsOf(40_000)];
  const byPatterns = await growth(
    (count) => (count === 40_000 ? many : few).allows(address),
    40_000,
  );
  t.ok(byPatterns < BOUNDED, `${byPatterns}`);
  const byPath = await growth((size) => many.allows(`https://a.example${pathOf(size)}`), 16_000);
  t.ok(byPath < LINEAR, `${byPath}`);
});
