import { expect } from 'chai';
import {
  DEFAULT_PREFERENCES,
  operatorOf,
  readPreferences,
  writePreferences,
} from './preferences.js';

const token = (claims: unknown): string => `e30.${btoa(JSON.stringify(claims))}.x`;

describe('preferences', () => {
  beforeEach(() => localStorage.clear());

  it('[3.2] are remembered for each operator by itself', () => {
    writePreferences('ann', { debug: true, inspectorWidth: 500 });
    expect(readPreferences('ann')).to.deep.equal({ debug: true, inspectorWidth: 500 });
    expect(readPreferences('bob')).to.deep.equal(DEFAULT_PREFERENCES);
  });

  it('[3.2] what is stored and makes no sense counts as nothing', () => {
    for (const stored of ['{', 'null', '7', '{"debug":"yes","inspectorWidth":"wide"}']) {
      localStorage.setItem('chatbot-test:bench:ann', stored);
      expect(readPreferences('ann'), stored).to.deep.equal(DEFAULT_PREFERENCES);
    }
  });

  it('[3.2] the operator is who the token speaks for', () => {
    expect(operatorOf(token({ sub: 'demo-operator' }))).to.equal('demo-operator');
    for (const bad of ['', 'x', 'a.b.c', token(null), token({ sub: 7 })]) {
      expect(operatorOf(bad), bad).to.equal('operator');
    }
  });
});
