import { CONNECTOR_FIELDS } from './connector-fields.js';
import { field } from './field-plan.js';
import { choiceField } from './fields/choice-field.js';
import { rangeField } from './fields/range-field.js';
import { switchField } from './fields/switch-field.js';
import { textField } from './fields/text-field.js';

const BASE_URL = /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/;

/** @param {import('./field-plan.js').ChatbotConfig} config */
const byModel = ({ provider }) => provider.type === 'model';
/** @param {import('./field-plan.js').ChatbotConfig} config */
const fromKnowledge = ({ provider }) => provider.type === 'knowledge';

/**
 * Who answers, and how.
 *
 * @type {import('./field-plan.js').Section}
 */
export const ANSWERS = {
  title: 'Answers',
  text: 'Who answers, and from what. An open test is answered by it at once.',
  hasConnection: true,
  fields: [
    field('provider.type', 'answers', choiceField, {
      label: 'Answers come from',
      options: [
        ['knowledge', 'Knowledge base'],
        ['model', 'Language model'],
        ['http', 'Connected service'],
      ],
    }),
    field(
      'provider.model',
      'model',
      textField,
      {
        label: 'Model',
        help: 'Its name at the service. Empty: the server’s own.',
        maxLength: 200,
        pattern: /^\S*$/,
        wrong: 'The name of a model has no spaces.',
      },
      byModel,
    ),
    field(
      'provider.baseUrl',
      'base URL',
      textField,
      {
        label: 'Base URL',
        help: 'Of an OpenAI-compatible service; most end in /v1. Empty: the server’s own.',
        maxLength: 300,
        placeholder: 'https://api.example.com/v1',
        pattern: BASE_URL,
        wrong: 'Write the whole address, as in https://api.example.com/v1.',
      },
      byModel,
    ),
    field(
      'provider.systemPrompt',
      'instructions',
      textField,
      {
        label: 'Instructions',
        help: 'Who the chatbot is and how it speaks. Rules about passages are added.',
        maxLength: 8000,
        lines: true,
      },
      byModel,
    ),
    field(
      'provider.knowledge',
      'use of the knowledge base',
      switchField,
      { label: 'Answer from the knowledge base', help: 'Off: from what the model knows.' },
      byModel,
    ),
    field(
      'provider.temperature',
      'temperature',
      rangeField,
      {
        label: 'Temperature',
        help: '0: always the likeliest word. Higher: more varied.',
        min: 0,
        max: 2,
        step: 0.1,
        format: (value) => value.toFixed(1),
      },
      byModel,
    ),
    field(
      'provider.threshold',
      'answer threshold',
      rangeField,
      {
        label: 'Answer threshold',
        help: 'Higher: fewer but surer answers. Lower: more answers, some of them beside the point.',
        min: 0,
        max: 1,
        step: 0.05,
        format: (value) => value.toFixed(2),
      },
      fromKnowledge,
    ),
    field(
      'provider.threshold',
      'passage threshold',
      rangeField,
      {
        label: 'Passage threshold',
        help: 'How sure a passage of the knowledge base has to be to be shown to the model.',
        min: 0,
        max: 1,
        step: 0.05,
        format: (value) => value.toFixed(2),
      },
      ({ provider }) => provider.type === 'model' && provider.knowledge,
    ),
    ...CONNECTOR_FIELDS,
    field('provider.fallback', 'fallback', textField, {
      label: 'When nothing is found',
      help: 'Also said by a live chatbot whose service fails. Empty: the built-in sentence.',
      maxLength: 1000,
      lines: true,
    }),
  ],
};
