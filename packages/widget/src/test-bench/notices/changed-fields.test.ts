import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { enBenchLazy } from '../../i18n/en/bench-lazy.js';
import { changedFields, FIELDS } from './changed-fields.js';

const before = buildChatbotConfig();

describe('changedFields', () => {
  it('[2.4] names what differs, each field once, colours and launcher as a whole', () => {
    const { light, launcher } = before.appearance;
    const after = buildChatbotConfig({
      name: 'Another',
      appearance: {
        light: { ...light, primary: '#123456', text: '#000001' },
        launcher: { ...launcher, icon: 'help' },
        starters: ['Where is my order?'],
        variables: { '--chatbot-bubble-radius': '4px' },
      },
    });
    expect(changedFields(before, after)).to.deep.equal([
      'name',
      'appearance.starters',
      'appearance.light',
      'appearance.launcher',
      'appearance.variables',
    ]);
    expect(changedFields(before, buildChatbotConfig())).to.deep.equal([]);
  });

  it('[2.4] another kind of provider is one change, not all of its fields', () => {
    const provider = { type: 'model' as const, model: 'm', baseUrl: '', systemPrompt: 'Be kind.' };
    const model = { ...provider, knowledge: true, threshold: 0.3, temperature: 0, fallback: '' };
    const after = buildChatbotConfig({ provider: model });
    expect(changedFields(before, after)).to.deep.equal(['provider.type']);
    const kinder = buildChatbotConfig({ provider: { ...model, systemPrompt: 'Be brief.' } });
    expect(changedFields(after, kinder)).to.deep.equal(['provider.systemPrompt']);
    const elsewhere = buildChatbotConfig({ provider: { ...model, baseUrl: 'https://a.example' } });
    expect(changedFields(after, elsewhere)).to.deep.equal(['provider']);
  });

  it('[2.4] every field of a configuration has a name', () => {
    for (const field of FIELDS) expect(enBenchLazy).to.have.property(`field.${field}`);
    for (const key of Object.keys(before.appearance)) {
      expect(FIELDS).to.include(`appearance.${key}`);
    }
  });
});
