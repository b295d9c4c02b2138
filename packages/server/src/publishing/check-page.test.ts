import t from 'tap';
import { longestStretch } from '../../testing/longest-stretch.js';
import { checkPage } from './check-page.js';

const page = new URL('https://shop.example.com/');
const check = (html: string) =>
  checkPage({ page, html: new TextEncoder().encode(html), policy: null }, 'shop');
const EMBED =
  '<script src="https://chat.example.com/v/1.2.3/chatbot.js"></script><chatbot-widget chatbot-id="shop"></chatbot-widget>';

await t.test('[5.4] the embed of a page is found as a browser finds it', async (t) => {
  const { embed, findings } = await check(`<!-- <chatbot-widget chatbot-id="old"> -->${EMBED}`);
  t.same(embed, { server: 'https://chat.example.com', chatbotId: 'shop', version: '1.2.3' });
  t.ok(findings.every(({ state }) => state === 'pass'));
  const policy = `<META content="script-src &#39;self&#39;" http-equiv=Content-Security-Policy>`;
  t.match((await check(policy + EMBED)).findings, [{}, {}, {}, { check: 'csp', state: 'fail' }]);
  const described = '<meta name="description" content="script-src \'self\'">';
  t.ok((await check(described + EMBED)).findings.every(({ state }) => state === 'pass'));
  const twice = await check(EMBED + EMBED);
  t.match(twice.findings, [{}, { check: 'installed once', state: 'warn', says: '2 of them' }]);
  for (const html of [
    '',
    '<p>',
    '<chatbot-widget>',
    '<chatbot-widget chatbot-id=a server="http://[">',
  ])
    t.match(await check(html), { embed: null, findings: [{ check: 'page', state: 'fail' }] }, html);
});

await t.test('[8.6] a page holds nobody up, whatever is in it', async (t) => {
  const filled = (piece: string) => piece.repeat(1_000_000 / piece.length);
  const policy = '<meta http-equiv="content-security-policy" content="';
  for (const html of [
    ...[
      '<!--',
      '<script ',
      '<chatbot-widget ',
      '<meta ',
      '<a>',
      '</a>',
      '<a></b>',
      '<',
      ' a="',
    ].map((piece) => EMBED + filled(piece)),
    ...[EMBED + filled('<script src="a'), EMBED + filled(policy)],
    `<script src="${filled('/chatbot.js?')}\n"></script>${EMBED}`,
    ...[`${policy}script-src ${filled('a ')}">${EMBED}`, filled(`${policy}img-src a">`) + EMBED],
  ]) {
    const longest = await longestStretch(() => check(html));
    t.ok(longest <= 250, `${html.slice(0, 250)}: ${longest.toFixed(0)} ms`);
  }
});
