import { gzipSync } from 'node:zlib';
import t, { type Test } from 'tap';
import { WireServer } from '../../../testing/chatbot-service/wire-server.js';
import { IN_FULL } from '../../../testing/full-run.js';
import { BOUNDED, growth, LINEAR } from '../../../testing/growth.js';
import { longestStretch } from '../../../testing/longest-stretch.js';
import { EgressClient } from '../../egress/egress-client.js';
import { websiteRules } from './website-rules.js';
import { linksOf } from './page-links.js';
import { sitemapOf } from './sitemap.js';
import { walkWebsite, type Walk, type WalkedPage } from './website-walk.js';

const HTML = { 'content-type': 'text/html' };

/** Answers by path: a page, or a status with headers. */
type Pages = Readonly<Record<string, string | readonly [number, Record<string, string>]>>;

/** Starts a website, and returns a way to walk it. */
async function start(
  t: Test,
  pagesOf: (url: string) => Pages,
  onAsked: (path: string) => void = () => undefined,
) {
  const asked: string[] = [];
  const server = await WireServer.start(t, (exchange) => {
    const { path } = exchange;
    asked.push(path);
    const answer = pagesOf(server.url)[path];
    onAsked(path);
    if (answer === undefined) exchange.respond(404, 'none');
    else if (typeof answer === 'string') {
      const type = path.endsWith('.xml') ? { 'content-type': 'application/xml' } : HTML;
      exchange.respond(200, answer, path.endsWith('.txt') ? {} : type);
    } else exchange.respond(answer[0], '', answer[1]);
  });
  const egress = new EgressClient({ allow: ['127.0.0.1'] });
  t.teardown(() => egress.close());
  const walk = async (path: string, options: Partial<Walk> = {}) => {
    const found: WalkedPage[] = [];
    const all = { address: server.url + path, depth: 3, limit: 100, also: [], ...options };
    const parts = { egress, signal: new AbortController().signal, pauseMs: 0 };
    for await (const page of walkWebsite(all, parts)) found.push(page);
    return found.map((page) => [
      page.address.slice(server.url.length),
      page.kind === 'left-out' || page.kind === 'failed'
        ? `${page.kind}: ${page.reason}`
        : page.kind,
    ]);
  };
  return { walk, asked, url: server.url };
}

const link = (...targets: string[]) =>
  targets.map((target) => `<a href="${target}">more</a>`).join('');

t.test('[3.1] a website is walked along its links, on its own host, each page once', async (t) => {
  const { walk, asked } = await start(t, () => ({
    '/': link(
      '/a',
      'b?x=1#part',
      '/a#again',
      'https://elsewhere.example/',
      'mailto:a@b.c',
      '/p.png',
    ),
    '/a': `<base href="/deep/">${link('c', '/')}`,
    '/b?x=1': `<a href="/hidden" rel="nofollow">no</a>${link('/moved', '/away')}`,
    '/deep/c': link('/deep/d'),
    '/deep/d': 'the end',
    '/moved': [301, { location: '/deep/c' }],
    '/away': [302, { location: 'https://elsewhere.example/' }],
  }));
  t.same(await walk('/'), [
    ['/', 'page'],
    ['/a', 'page'],
    ['/b?x=1', 'page'],
    ['/deep/c', 'page'],
    ['/moved', 'left-out: its other address is read already'],
    ['/away', 'left-out: it leads to another host'],
    ['/deep/d', 'page'],
  ]);
  t.notOk(asked.includes('/hidden'));
  t.notOk(asked.includes('/p.png'));
});

t.test(
  '[3.1] depth and limit bound a walk, and what was there before is looked at too',
  async (t) => {
    const { walk, url } = await start(t, () => ({
      '/': link('/1', '/2'),
      '/1': link('/3'),
      '/2': 'two',
      '/3': 'three',
      '/old': 'old',
    }));
    t.same(await walk('/', { depth: 0 }), [['/', 'page']]);
    t.same(await walk('/', { limit: 2 }), [
      ['/', 'page'],
      ['/1', 'page'],
    ]);
    const also = ['/old', '/lost'].map((path) => url + path);
    t.same((await walk('/', { depth: 1, also })).slice(-2), [
      ['/old', 'page'],
      ['/lost', 'gone'],
    ]);
  },
);

t.test('[3.1] what robots.txt and a page ask for is kept to', async (t) => {
  const { walk, asked } = await start(t, () => ({
    '/robots.txt': 'User-agent: *\nDisallow: /private\nAllow: /private/open',
    '/': link('/private/a', '/private/open', '/secret', '/around', '/header', '/others'),
    '/private/open': 'open',
    '/secret': `<meta name="robots" content="noindex">${link('/private/open')}`,
    '/around': [302, { location: '/private/b' }],
    '/header': [
      200,
      { ...HTML, 'x-robots-tag': 'otherbot: none, chatbot-test: max-snippet:5, noindex' },
    ],
    '/others': [200, { ...HTML, 'x-robots-tag': 'otherbot: noindex' }],
  }));
  t.same(await walk('/'), [
    ['/', 'page'],
    ['/private/a', 'left-out: robots.txt keeps it out'],
    ['/private/open', 'page'],
    ['/secret', 'left-out: the page asks for it'],
    ['/around', 'left-out: robots.txt keeps it out'],
    ['/header', 'left-out: the page asks for it'],
    ['/others', 'page'],
  ]);
  t.notOk(asked.some((path) => path === '/private/a' || path === '/private/b'));
  const rules = websiteRules('User-agent: *\nCrawl-delay: 2', 200);
  t.equal(rules.pauseMs, 2_000);
  const versioned = websiteRules('User-agent: chatbot-test/1.0\nDisallow: /a', 0);
  t.notOk(versioned.allows('https://a.example/a'));
});

t.test('[3.1] a robots.txt that cannot be read keeps everything out', async (t) => {
  const { walk } = await start(t, () => ({ '/robots.txt': [503, {}], '/': 'home' }));
  await t.rejects(walk('/'), { code: 'document-unreachable' });
});

t.test('[3.1] a first address that cannot be read, or leads elsewhere, is an error', async (t) => {
  const { walk } = await start(t, () => ({ '/away': [302, { location: 'https://b.example/' }] }));
  await t.rejects(walk('/none'), { code: 'document-unreachable' });
  await t.rejects(walk('/away'), { message: /another host, b\.example/ });
});

t.test('[3.1] a website that is asked too much is asked again, and more slowly', async (t) => {
  const busy = new Map<string, number>();
  const { walk } = await start(
    t,
    () => {
      const later = (path: string, times: number): Pages => {
        const before = busy.get(path) ?? 0;
        return before < times ? { [path]: [429, { 'retry-after': '0' }] } : { [path]: 'text' };
      };
      return { '/': link('/once', '/never'), ...later('/once', 1), ...later('/never', Infinity) };
    },
    (path) => busy.set(path, (busy.get(path) ?? 0) + 1),
  );
  t.same(await walk('/'), [
    ['/', 'page'],
    ['/once', 'page'],
    ['/never', 'failed: it answered with status 429'],
  ]);
  t.equal(busy.get('/once'), 2);
});

t.test(
  '[3.1] of a page with many addresses the one is read that it names as its own',
  async (t) => {
    const own = (path: string) => `<link rel="canonical" href="${path}">`;
    const { walk, asked } = await start(t, () => ({
      '/': link('/list?sort=up', '/month?of=1', '/item?id=1', '/one', '/a?x'),
      '/list?sort=up': own('/list') + link('/list?sort=down'),
      '/list': own('/list') + link('/list?sort=up'),
      '/month?of=1': own('/month') + link('/month?of=2'),
      '/month': 'months',
      '/item?id=1': own('/item?id=1'),
      '/one': own('/'),
      '/a?x': own('/a'),
      '/a': own('/a?x'),
    }));
    const other = 'left-out: it names another address as its own';
    t.same(await walk('/'), [
      ['/', 'page'],
      ['/list?sort=up', other],
      ['/month?of=1', other],
      ['/item?id=1', 'page'],
      ['/one', 'page'],
      ['/a?x', other],
      ['/list', 'page'],
      ['/month', 'page'],
      ['/a', 'page'],
    ]);
    t.notOk(asked.includes('/month?of=2'));
  },
);

t.test('[3.1] a sitemap names the pages, also over an index of sitemaps', async (t) => {
  const { walk } = await start(t, (url) => ({
    '/index.xml': `<sitemapindex><sitemap><loc>${url}/one.xml</loc></sitemap></sitemapindex>`,
    '/one.xml': `<urlset><url><loc> ${url}/a </loc><image:image><image:loc>${url}/i</image:loc>
      </image:image></url><url><loc>https://b.example/</loc></url></urlset>`,
    '/a': link('/not-listed'),
    '/not-listed': 'x',
  }));
  t.same(await walk('/index.xml'), [['/a', 'page']]);
  const listed = '<urlset><url><loc>https://a.example/?a=1&amp;b=2</loc></url></urlset>';
  const expected = { kind: 'pages', addresses: ['https://a.example/?a=1&b=2'] };
  t.same(await sitemapOf(gzipSync(listed)), expected);
  t.equal(await sitemapOf(new TextEncoder().encode('<html><body>no</body></html>')), null);
});

t.test('[8.6] a sitemap of very many addresses holds nobody up', async (t) => {
  // 23 MB in a full run; here it is read the same way.
  const address = `https://elsewhere.example/${'é/'.repeat(IN_FULL ? 150 : 10)}`;
  const sitemap = `<urlset>${`<url><loc>${address}</loc></url>`.repeat(50_000)}</urlset>`;
  const { walk } = await start(t, () => ({ '/map.xml': sitemap }));
  const longest = await longestStretch(() => walk('/map.xml'));
  t.ok(longest <= 250, `${longest.toFixed(0)} ms`);
});

t.test('[8.6] links of a page with a base of a megabyte hold nobody up', async (t) => {
  const page = (size: number) =>
    `<base href="/${'a/'.repeat(size * 250)}">${link('/b').repeat(size)}`;
  const { walk } = await start(t, () => ({ '/small': page(250), '/': page(2_000) }));
  t.same(await walk('/'), [['/', 'page']]);
  const grown = await growth((size) => walk(size === 250 ? '/small' : '/'), 2_000);
  t.ok(grown < LINEAR, `${grown}`);
});

t.test(
  '[8.6] a sitemap and a page of elements without end are read as far as is bearable',
  async (t) => {
    const endless = (start: string, size = 1_000_000) =>
      new TextEncoder().encode(start + '<a>'.repeat(size));
    t.same(await sitemapOf(endless('<urlset>')), { kind: 'pages', addresses: [] });
    t.same(await linksOf(endless('<a href="/b">')), {
      links: ['/b'],
      base: null,
      canonical: null,
      isLeftOut: false,
    });
    const read = async (size: number) => {
      await sitemapOf(endless('<urlset>', size));
      await linksOf(endless('<a href="/b">', size));
    };
    const grown = await growth(read, 1_000_000);
    t.ok(grown < BOUNDED, `${grown}`);
  },
);
