import { avatarField } from './fields/avatar-field.js';
import { ANSWERS } from './answer-section.js';
import { choiceField } from './fields/choice-field.js';
import { colorField } from './fields/color-field.js';
import { field } from './field-plan.js';
import { numberField } from './fields/number-field.js';
import { variablesField } from './fields/variables-field.js';
import { lookField } from './fields/look-field.js';
import { linesField } from './fields/lines-field.js';
import { rangeField } from './fields/range-field.js';
import { switchField } from './fields/switch-field.js';
import { textField } from './fields/text-field.js';

/** @typedef {import('./field-plan.js').Section} Section */

const ORIGIN = /^https?:\/\/([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?$/;
const IMAGE_HOST = /^(\*\.)?([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/;

/** @type {Section[]} */
export const SECTIONS = [
  ANSWERS,
  {
    id: 'words',
    title: 'First words',
    text: 'Shown before the visitor’s first message.',
    fields: [
      field('appearance.welcomeMessage', 'greeting', textField, {
        label: 'Greeting',
        maxLength: 2000,
        lines: true,
      }),
      field('appearance.starters', 'starters', linesField, {
        label: 'Starters',
        help: 'Questions that visitors can send with one click. Up to six; Alt+↑ and Alt+↓ move one.',
        one: 'starter',
        ordered: true,
        most: 6,
        maxLength: 120,
      }),
      field('appearance.placeholder', 'placeholder', textField, {
        label: 'Placeholder',
        help: 'Shown in the empty message field.',
        maxLength: 120,
      }),
    ],
  },
  {
    id: 'name',
    title: 'Name and face',
    text: 'Shown in the panel’s header.',
    fields: [
      field('name', 'name', textField, {
        label: 'Name',
        maxLength: 60,
        required: 'A chatbot needs a name.',
      }),
      field('appearance.title', 'title', textField, {
        label: 'Title',
        help: 'Replaces the name in the header. Leave empty to show the name.',
        maxLength: 60,
      }),
      field('appearance.subtitle', 'subtitle', textField, {
        label: 'Subtitle',
        help: 'One line under the title, for example your opening hours.',
        maxLength: 120,
      }),
      field('appearance.avatar', 'avatar', avatarField, {
        label: 'Avatar',
        help: 'Address of an image, or upload a file. Files are scaled to 128 px.',
      }),
      field('language', 'language', textField, {
        label: 'Language',
        help: 'BCP 47 code, such as en, de or pt-BR. Searches compare words in this language, and the widget uses it if the visitor’s is not known.',
        maxLength: 35,
        required: 'A chatbot needs a language.',
        pattern: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
        wrong: 'Write a language tag, as in en, de or pt-BR.',
      }),
    ],
  },
  {
    id: 'look',
    title: 'Look',
    text: 'Colours for light and for dark pages, and the style of the panel. Text on the primary colour is chosen for contrast.',
    hasContrast: true,
    fields: [
      field('appearance.look', 'look', lookField, {
        label: 'Start from',
        help: 'Fills in colours and shape. You can change them afterwards.',
      }),
      field('appearance.theme', 'theme', choiceField, {
        label: 'Theme',
        options: [
          ['auto', 'As the visitor’s system'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ],
      }),
      ...palette('light', 'Light'),
      ...palette('dark', 'Dark'),
      field('appearance.radius', 'corner radius', rangeField, {
        label: 'Corner radius',
        min: 0,
        max: 28,
        step: 1,
        format: (value) => `${value} px`,
      }),
      field('appearance.bubbles', 'bubbles', choiceField, {
        label: 'Replies',
        options: [
          ['plain', 'Plain'],
          ['filled', 'Filled'],
          ['outlined', 'Outlined'],
        ],
      }),
      field('appearance.density', 'density', choiceField, {
        label: 'Density',
        options: [
          ['comfortable', 'Comfortable'],
          ['compact', 'Compact'],
        ],
      }),
      field('appearance.font', 'font', choiceField, {
        label: 'Font',
        options: [
          ['system', 'System'],
          ['serif', 'Serif'],
          ['rounded', 'Rounded'],
          ['mono', 'Mono'],
        ],
      }),
      field('appearance.branding', 'branding', switchField, { label: 'Show “powered by”' }),
      field('appearance.variables', 'further properties', variablesField, {
        label: 'Further properties',
        help: 'Custom properties of CSS that no other field sets. They are listed in docs/embedding.md.',
      }),
    ],
  },
  {
    id: 'launcher',
    title: 'Launcher',
    text: 'The button that opens the panel on a page.',
    fields: [
      field('appearance.launcher.icon', 'launcher icon', choiceField, {
        label: 'Icon',
        options: [
          ['chat', 'Chat'],
          ['help', 'Help'],
          ['spark', 'Spark'],
          ['avatar', 'Avatar'],
        ],
      }),
      field('appearance.launcher.position', 'launcher position', choiceField, {
        label: 'Position',
        help: 'In reading direction: the end is on the right for left-to-right text.',
        options: [
          ['end', 'End'],
          ['start', 'Start'],
        ],
      }),
      field('appearance.launcher.label', 'launcher label', textField, {
        label: 'Label',
        help: 'Text beside the icon. Optional.',
        maxLength: 40,
      }),
    ],
  },
  {
    id: 'sites',
    title: 'Sites',
    text: 'Pages that may embed the published chatbot (this server’s own pages always may), and hosts of images in replies.',
    fields: [
      field('allowedOrigins', 'sites', linesField, {
        label: 'Allowed origins',
        help: 'Scheme and host exactly as in the address bar, without a path.',
        one: 'origin',
        most: 100,
        maxLength: 300,
        placeholder: 'https://www.example.com',
        pattern: ORIGIN,
        wrong: 'write scheme and host only, as in https://www.example.com.',
      }),
      field('imageHosts', 'image hosts', linesField, {
        label: 'Image hosts',
        help: 'Hosts whose images replies may show, over https. *.example.com means all hosts below example.com. Visitors’ browsers request the images directly, so list only hosts that you trust.',
        one: 'host',
        most: 20,
        maxLength: 255,
        placeholder: 'images.example.com',
        pattern: IMAGE_HOST,
        wrong: 'write the host only, in lower case, as in images.example.com or *.example.com.',
      }),
    ],
  },
  {
    id: 'privacy',
    title: 'Visitors',
    text: 'Who can write, and how long conversations are kept.',
    fields: [
      field('retentionDays', 'retention', numberField, {
        label: 'Keep conversations for (days)',
        help: 'Counted from the end of a conversation. Leave empty for the server’s setting.',
        min: 1,
        max: 3_650,
        placeholder: 'As the server says',
      }),
      field('identity.required', 'proof of identity', switchField, {
        label: 'Only visitors who prove who they are',
        help: 'Nobody else can write to the live chatbot. Tests need no identity.',
      }),
      field('identity.jwksUrl', 'keys of identities', textField, {
        label: 'Keys of who signs (JWKS)',
        help: 'Address of public keys, beside the secret VISITOR_IDENTITY. Optional.',
        maxLength: 300,
        placeholder: 'https://id.example.com/keys.json',
        pattern: /^(https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?)?$/,
        wrong: 'Write the whole address, as in https://id.example.com/keys.json.',
        isOptional: true,
      }),
    ],
  },
];

/** @param {'light' | 'dark'} scheme @param {string} label */
function palette(scheme, label) {
  return ['primary', 'surface', 'text'].map((name) =>
    field(`appearance.${scheme}.${name}`, `${scheme} ${name} colour`, colorField, {
      label: `${label}: ${name}`,
    }),
  );
}
