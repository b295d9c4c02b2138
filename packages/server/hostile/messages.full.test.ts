import { randomUUID } from 'node:crypto';
import t from 'tap';
import { compareCosts, filled, WORDS } from './world/compare-costs.js';
import { WatchedServer } from './world/watched-server.js';

const LONGEST = 8_000;
const server = await WatchedServer.start(t);
const chatbotId = await server.chatbot();
/** Words by chance: each run has the same. */
function nonsense(length: number): string {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const word = () =>
    Array.from({ length: 4 + next(8) }, () => String.fromCharCode(97 + next(26))).join('');
  let text = '';
  while (text.length < length) text += `${word()} `;
  return text.slice(0, length);
}

// What is misspelt is looked for among the words that the documents have.
await server.ask('POST', `/v1/chatbots/${chatbotId}/documents`, {
  content: `# Words\n\n${nonsense(60_000)}`,
});
await server.ask('POST', `/v1/chatbots/${chatbotId}/documents`, {
  content: '# Returns\n\nYou have 30 days to send boots back that do not fit.',
});

await t.test('[8.6] a message of 8,000 letters holds nobody up, whatever they are', async (t) => {
  const many = Array.from({ length: LONGEST }, (_, index) => String.fromCodePoint(0x4e00 + index));
  await compareCosts(t, server, {
    harmless: filled(WORDS, LONGEST),
    hostile: {
      'one character': filled('登', LONGEST),
      'many characters': many.join(''),
      'one letter': filled('a', LONGEST),
      compounds: filled('a-', LONGEST),
      'ligatures that unfold': filled('\ufdfa', LONGEST),
      'quotes in quotes': filled('> ', LONGEST),
      emphasis: filled('_a', LONGEST),
      spaces: `a${filled(' ', LONGEST - 2)}b`,
      slang: filled('u r ', LONGEST),
      signs: filled('=-', LONGEST),
      'one letter of many marks': `a${filled('\u0301', LONGEST - 1)}`,
      'words that nobody knows': nonsense(LONGEST),
      'marks out of order': `a${filled('\u0301\u0323\u0327\u0345', LONGEST - 1)}`,
      jamo: filled('\u1100\u1161\u11a8', LONGEST),
      'jamo leads': filled('\u1100', LONGEST),
      thai: filled('กขคงจฉช', LONGEST),
      khmer: filled('ក្ម', LONGEST),
      kana: filled('ああいう', LONGEST),
      kanji: filled('日本語文', LONGEST),
      'zero width joiners': filled('👨‍👩‍👧‍👦', LONGEST - 20),
      flags: filled('🇩🇪', LONGEST),
      numbers: filled('1.', LONGEST),
      'grouped numbers': filled('1,000,', LONGEST),
      digits: filled('9', LONGEST),
      units: filled('5kg', LONGEST),
      dates: filled('1/1/', LONGEST),
      times: filled('1:00', LONGEST),
      prices: filled('€5 ', LONGEST),
      hosts: filled('a.b.', LONGEST),
      mails: filled('a@', LONGEST),
      urls: filled('http://', LONGEST),
      parentheses: filled('(', LONGEST),
      'question marks': filled('?', LONGEST),
      quoted: filled('"a', LONGEST),
      or: filled('a or ', LONGEST),
      not: filled('not ', LONGEST),
      versus: filled('vs ', LONGEST),
      apostrophes: filled("a'", LONGEST),
      lines: filled('a\n', LONGEST),
      underscores: filled('_', LONGEST),
      slashes: filled('a/', LONGEST),
      tabs: `a${filled('\t', LONGEST - 2)}b`,
      'no break spaces': `a${filled('\u00a0', LONGEST - 2)}b`,
      'soft hyphens': `a${filled('\u00ad', LONGEST - 2)}b`,
      'zero widths': `a${filled('\u200b', LONGEST - 2)}b`,
      'capital sharp s': filled('ẞİ', LONGEST),
      roman: filled('ivx', LONGEST),
      'german compounds': filled('donaudampfschifffahrt', LONGEST),
      camel: filled('aB', LONGEST),
      percent: filled('%_', LONGEST),
      'ts operators': filled('a & ! | (', LONGEST),
      backslashes: filled("\\'", LONGEST),
      'what is': filled('what is ', LONGEST),
      ordinals: filled('1st ', LONGEST),
      fractions: filled('½', LONGEST),
      superscripts: filled('²', LONGEST),
      ellipses: filled('…', LONGEST),
      'full width': filled('Ａ', LONGEST),
      arabic: filled('السلام', LONGEST),
      'hebrew marks': `א${filled('\u05b0\u05b1\u05bc', LONGEST - 1)}`,
    },
    work: async (text) => {
      const talk = await server.talk(chatbotId);
      talk.write({ type: 'send', cid: randomUUID(), text });
      const { type } = await talk.next('done', 'error');
      talk.close();
      t.equal(type, 'done', 'it is answered');
    },
  });
});
