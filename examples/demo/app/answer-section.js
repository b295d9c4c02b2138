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
 * The section of who answers, and how.
 *
 * @type {import('./field-plan.js').Section}
 */
export const ANSWERS = {
  id: 'answers',
  title: 'Answers',
  text: 'The service that answers. An open test uses it at once.',
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
        help: 'Model name at the service. Leave empty for the server’s default.',
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
        help: 'Address of an OpenAI-compatible service; most end in /v1. Leave empty for the server’s own.',
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
        help: 'Role and tone of the chatbot. Rules about passages are added.',
        maxLength: 8000,
        lines: true,
      },
      byModel,
    ),
    field(
      'provider.knowledge',
      'use of the knowledge base',
      switchField,
      {
        label: 'Answer from the knowledge base',
        help: 'If off, the model answers from its own knowledge.',
      },
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
        help: 'Higher: fewer answers, more reliable. Lower: more answers, some of them wrong.',
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
        help: 'Confidence that a passage needs to be given to the model.',
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
      help: 'Visitors also read this when the service fails. Leave empty for the built-in sentence.',
      maxLength: 1000,
      lines: true,
    }),
  ],
};
