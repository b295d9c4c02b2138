import { expect } from 'chai';
import type { Text } from '../i18n/translate.js';
import { axeViolations } from '../testing/axe.js';
import { MemorySession, TWO_REPLIES } from './testing/memory-session.js';
import { mountBench, removeBenches, settled } from './testing/mount-bench.js';
import { speak } from './testing/speak.js';
import { writePreferences } from './shell/preferences.js';
import type { BenchLanguage } from '../i18n/bench-texts.js';
import { spokenCode } from '../i18n/bench/bench-language.js';
import { enBenchLazy } from '../i18n/en/bench-lazy.js';
import { enBench } from '../i18n/en/bench.js';
import { LANGUAGES } from '../i18n/languages/words-all.js';

const ENGLISH: Readonly<Record<string, Text>> = { ...enBench, ...enBenchLazy };

/**
 * Parts of a text that stay as they are: names that are filled in; tags; a command; files; a property's
 * path.
 */
const SAME =
  /\{\w+\}|<[^<>]{1,20}>|npm install [\w@/-]+|[+\w/]{1,30}\.(?:jsx|liquid|php|svelte|vue)\b|\w{1,30}\.is\w+/g;

/** Parts that a text has in each language: the names that it fills in, and code, each once. */
function samePartsOf(text: Text): readonly string[] {
  const whole = typeof text === 'string' ? text : text.other;
  return [...new Set(whole.match(SAME))].sort();
}

describe('the bench in other languages', () => {
  beforeEach(() => writePreferences('ann', { debug: true, inspectorWidth: 400 }));
  afterEach(async () => {
    removeBenches();
    await speak('en');
  });

  for (const [code, load] of Object.entries(LANGUAGES)) {
    it(`[8.2] ${code} has every text, with the same places to fill in, and the same code`, async () => {
      const { language }: { language: BenchLanguage } = await load();
      expect(language.code).to.equal(code);
      const texts: Readonly<Record<string, Text>> = { ...language.bench, ...language.lazy };
      expect(Object.keys(texts).sort()).to.deep.equal(Object.keys(ENGLISH).sort());
      for (const [key, text] of Object.entries(texts)) {
        expect(text, key).to.not.equal('');
        expect(samePartsOf(text), key).to.deep.equal(samePartsOf(ENGLISH[key] ?? ''));
      }
    });
  }

  it('[8.2] speaks the language of its place in the page, with its numbers', async () => {
    await speak('de-AT');
    const { find, findAll, bench } = await mountBench({}, new MemorySession().welcome(TWO_REPLIES));
    expect(find('dialog').lang).to.equal('de');
    expect(find('.reset').ariaLabel).to.equal('Zurücksetzen');
    expect(find('chatbot-debug-panel >> h3').textContent).to.contain('Antwort 2 · 1,42 s');
    bench.unsaved = { name: 'Anders', language: 'fr' };
    while (!findAll('chatbot-preview-note >> span')[0]) await settled();
    expect(find('chatbot-preview-note >> span').textContent).to.contain('Name und Sprache');
  });

  it('[8.2] Arabic is written from right to left, and axe finds nothing', async () => {
    await speak('ar');
    const { find, bench } = await mountBench({}, new MemorySession().welcome(TWO_REPLIES));
    expect(getComputedStyle(find('.bar')).direction).to.equal('rtl');
    const { left, width } = find('.bar').getBoundingClientRect();
    expect(
      find('chatbot-test-controls >> [aria-label="إغلاق"]').getBoundingClientRect().left,
    ).to.be.below(left + width / 2);
    expect(await axeViolations(bench)).to.deep.equal([]);
  });

  it('[8.2] what it does not know it says in English', async () => {
    await speak('de');
    await speak('tlh');
    expect(spokenCode()).to.equal('en');
  });
});
