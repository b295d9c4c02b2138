import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { expect } from 'chai';
import { languageOf, loadLanguage } from './language.js';
import { problemText } from './problem-text.js';

const problem = (code: string) => ({
  code,
  message: 'What the server says.',
  action: 'What to do.',
  retryable: true,
  correlationId: 'c1',
});

describe('what a problem says', () => {
  it('[8.2] is said to visitors in their language', async () => {
    await loadLanguage('de');
    expect(problemText(languageOf('de'), problem('interrupted'))).to.deep.equal({
      message: 'Der Server wurde beendet, während diese Antwort unterwegs war.',
      action: 'Fragen Sie noch einmal.',
    });
  });

  it('[8.2] is the server’s where there is no other', async () => {
    const served = { message: 'What the server says.', action: 'What to do.' };
    expect(problemText(null, problem('interrupted')), 'in English').to.deep.equal(served);
    await loadLanguage('de');
    expect(problemText(languageOf('de'), problem('service-tls-failed'))).to.deep.equal(served);
    expect(problemText(languageOf('de'), problem('constructor'))).to.deep.equal(served);
  });

  it('[8.2] is of the same codes in every language', async () => {
    for (const code of ['ar', 'de', 'es', 'fr', 'ja', 'pt', 'zh']) {
      await loadLanguage(code);
      const { problems = {} } = languageOf(code) ?? {};
      expect(Object.keys(problems), code).to.have.length(17);
      expect(Object.keys(ERRORS), code).to.include.members(Object.keys(problems));
    }
  });
});
