import type * as Public from '../../types/elements.js';
import { expect } from 'chai';
import { ChatbotTestElement } from './chatbot-test/chatbot-test.js';
import { ChatbotWidgetElement } from './chatbot-widget/chatbot-widget.js';

describe('the types that ship', () => {
  it('[6.6] name the attributes that the elements observe', () => {
    const widget: Required<Public.ChatbotWidgetAttributes> = {
      'chatbot-id': '',
      server: '',
      open: true,
      theme: '',
      lang: '',
    };
    const test: Required<Public.ChatbotTestAttributes> = {
      'chatbot-id': '',
      server: '',
      token: '',
      open: true,
      layout: 'modal',
      'keeps-tests': true,
    };
    expect(Object.keys(widget)).to.deep.equal(ChatbotWidgetElement.observedAttributes);
    expect(Object.keys(test)).to.deep.equal(ChatbotTestElement.observedAttributes);
  });
});
