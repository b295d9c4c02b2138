import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { toProblem, CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { WIDGET_ERRORS } from '@chatbot-test/shared/errors/widget-catalogue.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { mayReconnect } from '@chatbot-test/shared/protocol/may-reconnect.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { expect } from 'chai';
import { enLauncher } from '../i18n/en/launcher.js';
import { cannotConnect, closeProblem, widgetProblem } from './problems.js';
import { textTooLong } from './text-too-long.js';

const catalogue = { ...ERRORS, ...WIDGET_ERRORS };

describe('problems that a page finds by itself', () => {
  it('[4.4] every final close has a code of the catalogue, a sentence, and what is to be done about it', () => {
    for (const [name, code] of Object.entries(CLOSE)) {
      if (mayReconnect(code)) continue;
      const problem = closeProblem(code, '');
      expect(catalogue, name).to.have.property(problem.code);
      expect(problem.code, name).to.not.equal('closed');
      expect(problem.message, name).to.match(/^[A-Z].*\.$/);
      expect(problem.action, name).to.equal(
        catalogue[problem.code as keyof typeof catalogue].action,
      );
    }
    expect(closeProblem(4999, '').message).to.contain('4999');
    expect(closeProblem(CLOSE.ended, 'The session has ended.').message).to.equal(
      'The session has ended.',
    );
  });

  it('[4.4] says what the server would say of a message that is too long', () => {
    const said = toProblem(new CodedError('text-too-long', { limit: LIMITS.textLength }), '');
    expect(textTooLong()).to.deep.equal(said);
  });

  it('[4.4] uses the page’s own words for what it could not do, and else the catalogue’s', () => {
    expect(cannotConnect('Sign in first.').action).to.equal('Sign in first.');
    expect(cannotConnect('')).to.deep.include(WIDGET_ERRORS['cannot-connect']);
    expect(widgetProblem('not-loaded', { server: 'https://a.example' }).message).to.contain(
      'https://a.example',
    );
  });

  it('[4.4] the launcher, which loads no catalogue, has its words', () => {
    expect(enLauncher.unreachable).to.equal(WIDGET_ERRORS.unreachable.message);
    expect(enLauncher.noId).to.equal(WIDGET_ERRORS['no-chatbot-id'].message);
    expect(enLauncher.noIdAction).to.equal(WIDGET_ERRORS['no-chatbot-id'].action);
  });
});
