import { runInNewContext } from 'node:vm';
import t from 'tap';
import { cspLines, PLATFORMS, snippet, type Platform } from './snippets.js';

const SERVER = 'https://chat.example.com/chat/';
const PIN = { version: '1.2.3', integrity: 'sha384-abc' };
/** Ends attributes, literals, elements, and what templates and PHP take for code. */
const HOSTILE = `x"'\`\\</script><?php ?>{{a}}{%b%}\${c}\u2028&quot;`;

t.test(
  '[5.1] each platform has code with the page’s own values, and says where it goes',
  async (t) => {
    for (const platform of PLATFORMS) {
      const { code, where, language } = snippet(platform, { server: SERVER, chatbotId: 'shop-1' });
      t.match(code, 'shop-1', platform);
      t.match(code, 'https://chat.example.com/chat', platform);
      t.notMatch(code, 'chat//', `${platform}: no second slash`);
      t.ok(where.length > 10 && language, platform);
    }
  },
);

t.test('[5.1] what loads the script from the server can pin it, with its integrity', async (t) => {
  const pinned: readonly Platform[] = ['html', 'wordpress', 'shopify', 'gtm'];
  for (const platform of pinned) {
    const { code } = snippet(platform, { server: SERVER, chatbotId: 'shop-1', pin: PIN });
    t.match(code, 'https://chat.example.com/chat/v/1.2.3/chatbot.js', platform);
    t.match(code, 'sha384-abc', platform);
    t.match(code, /crossorigin/i, platform);
  }
  const { code } = snippet('module', { server: SERVER, chatbotId: 'shop-1', pin: PIN });
  t.match(code, '/v/1.2.3/chatbot.js');
});

t.test('[8.3] no value gets out of its attribute or its literal', async (t) => {
  const innocent = { server: 'https://a.example', chatbotId: 'x' };
  const count = (code: string, part: string) => code.split(part).length - 1;
  for (const platform of PLATFORMS) {
    const harmless = snippet(platform, innocent).code;
    const { code } = snippet(platform, { ...innocent, chatbotId: HOSTILE });
    for (const part of ['<', '`', '{{', '{%', '?>', '<?', '${', '\u2028', '</script']) {
      const isKept =
        part === '{{' || part === '{%' || part === '?>' || part === '${' || part === '`';
      // In a plain attribute they mean nothing: only what runs templates escapes them too.
      if (isKept && (platform === 'html' || platform === 'wordpress')) continue;
      if (part === '?>' && platform === 'shopify') continue;
      if (
        ['`', '${', '\u2028'].includes(part) &&
        ['html', 'wordpress', 'shopify'].includes(platform)
      ) {
        continue;
      }
      t.equal(count(code, part), count(harmless, part), `${platform}: ${part}`);
    }
  }
  const { code } = snippet('gtm', { ...innocent, chatbotId: HOSTILE });
  const set: unknown[] = [];
  const element = () => ({ setAttribute: (_: string, value: unknown) => set.push(value) });
  const place = { appendChild: () => undefined };
  runInNewContext(code.replace(/<\/?script>/g, ''), {
    document: { createElement: element, head: place, body: place },
  });
  t.same(set, [HOSTILE], 'and it arrives as it was');
});

t.test('[5.3] the policy of a page is told by the server’s own address', async (t) => {
  t.match(cspLines(SERVER), [
    'script-src https://chat.example.com',
    'connect-src https://chat.example.com wss://chat.example.com',
  ]);
  t.match(cspLines(SERVER, 'iframe'), ['frame-src https://chat.example.com']);
  t.match(cspLines('http://127.0.0.1:3000')[1], 'ws://127.0.0.1:3000');
});
