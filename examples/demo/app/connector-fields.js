import { field } from './field-plan.js';
import { choiceField } from './fields/choice-field.js';
import { headersField } from './fields/headers-field.js';
import { jsonField } from './fields/json-field.js';
import { rangeField } from './fields/range-field.js';
import { selectField } from './fields/select-field.js';
import { textField } from './fields/text-field.js';
import { presets } from './presets.js';

const URL_TEMPLATE = /^https?:\/\/[^\s/?#{}@]+([/?]\S*)?$/;

/** @param {import('./field-plan.js').ChatbotConfig} config */
const isConnected = ({ provider }) => provider.type === 'http';
/** @param {import('./field-plan.js').ChatbotConfig} config */
const isSetUp = ({ provider }) =>
  provider.type === 'http' && (provider.setup.length > 0 || provider.listen !== '');

/**
 * Fields for requests to an existing chatbot, and for reading its answers.
 *
 * @type {import('./field-plan.js').FieldPlan[]}
 */
export const CONNECTOR_FIELDS = [
  field(
    'provider.preset',
    'preset',
    selectField,
    {
      label: 'System',
      help: 'Fills in the fields below. Replace the parts of the address in capital letters.',
      options: () => [['', 'Another one'], ...presets().map(optionOf)],
    },
    isConnected,
  ),
  field(
    'provider.url',
    'address',
    textField,
    {
      label: 'Address',
      help: 'You can use values such as {{session.id}} after the host.',
      maxLength: 1000,
      required: 'A connected service needs an address.',
      pattern: URL_TEMPLATE,
      wrong: 'Write the whole address, as in https://chatbot.example.com/messages.',
    },
    isConnected,
  ),
  field(
    'provider.method',
    'method',
    choiceField,
    {
      label: 'Method',
      options: [
        ['POST', 'POST'],
        ['GET', 'GET'],
        ['PUT', 'PUT'],
      ],
    },
    isConnected,
  ),
  field(
    'provider.headers',
    'headers',
    headersField,
    { label: 'Headers', help: 'Write {{secrets.NAME}} for keys, never the key itself.' },
    isConnected,
  ),
  field(
    'provider.body',
    'body',
    textField,
    {
      label: 'Body',
      help: 'JSON with {{message}}, {{messages}}, {{conversation}}, {{session.id}} and others.',
      maxLength: 16000,
      lines: true,
    },
    isConnected,
  ),
  field(
    'provider.format',
    'answer format',
    choiceField,
    {
      label: 'Answers come as',
      options: [
        ['auto', 'Automatic'],
        ['sse', 'Events'],
        ['ndjson', 'Lines of JSON'],
        ['json', 'JSON'],
        ['text', 'Text'],
      ],
    },
    isConnected,
  ),
  field(
    'provider.mapping',
    'mapping',
    jsonField,
    { label: 'Mapping', help: 'Paths of text, end, errors and other values in each event.' },
    isConnected,
  ),
  field(
    'provider.setup',
    'setup',
    jsonField,
    { label: 'Setup', help: 'Requests before the first message of a conversation.' },
    isSetUp,
  ),
  field(
    'provider.listen',
    'listener',
    textField,
    { label: 'Listener', help: 'Event stream that delivers the replies.', maxLength: 1000 },
    isSetUp,
  ),
  field(
    'provider.poll',
    'polling',
    jsonField,
    { label: 'Polling', help: 'URL to request for replies, and how often.' },
    ({ provider }) => provider.type === 'http' && provider.poll !== undefined,
  ),
  field(
    'provider.rejoin',
    'way back',
    jsonField,
    { label: 'Way back', help: 'How to continue a reply after a failure of this server.' },
    ({ provider }) => provider.type === 'http' && provider.rejoin !== undefined,
  ),
  field(
    'provider.timeoutSeconds',
    'timeout',
    rangeField,
    { label: 'Timeout', min: 1, max: 120, step: 1, format: (value) => `${value} s` },
    isConnected,
  ),
  field(
    'provider.retries',
    'retries',
    rangeField,
    {
      label: 'Retries',
      help: 'Only for requests that certainly had no effect.',
      min: 0,
      max: 3,
      step: 1,
      format: String,
    },
    isConnected,
  ),
];

/**
 * @param {import('./presets.js').ConnectorPreset} preset
 * @returns {[string, string]}
 */
function optionOf({ id, name }) {
  return [id, name];
}
