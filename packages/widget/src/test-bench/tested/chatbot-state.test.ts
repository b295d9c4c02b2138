import { buildChatbotConfig, buildChatbotInfo } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { chatbotState } from './chatbot-state.js';

const chatbot = buildChatbotInfo({ revision: 3 });
const saved = { config: buildChatbotConfig(), revision: 3, live: 2, obstacle: '' };

describe('chatbot state', () => {
  it('[5.2] a draft is live only where its revision is the published one', () => {
    expect(chatbotState({ chatbot, preview: null }, null, saved)).to.equal('changed');
    expect(chatbotState({ chatbot, preview: null }, null, { ...saved, live: 3 })).to.equal('live');
    expect(chatbotState({ chatbot, preview: null }, null, { ...saved, live: null })).to.equal(
      'draft',
    );
  });

  it('[4.5] a chatbot that cannot answer is not live, however much it is published', () => {
    const stuck = { ...saved, live: 3, obstacle: 'It has no documents.' };
    expect(chatbotState({ chatbot, preview: null }, null, stuck)).to.equal('stuck');
  });

  it('[5.2] nothing is claimed that is not known', () => {
    expect(chatbotState({ chatbot: null, preview: null }, null, null)).to.equal('loading');
    expect(chatbotState({ chatbot, preview: null }, null, null)).to.equal('saved');
  });

  it('[2.4] a form that holds what is saved has no unsaved changes', () => {
    const { name, language, appearance } = buildChatbotConfig();
    const same = structuredClone({ name, language, appearance });
    expect(chatbotState({ chatbot, preview: same }, same, saved)).to.equal('changed');
    const other = { name: 'Another' };
    expect(chatbotState({ chatbot, preview: other }, other, saved)).to.equal('unsaved');
  });

  it('[2.4] a change that visitors do not see is unsaved, too', () => {
    const unsaved = { provider: { threshold: 0.9 } };
    expect(chatbotState({ chatbot, preview: {} }, unsaved, saved)).to.equal('unsaved');
  });
});
