import { avatarField } from './fields/avatar-field.js';
import { ANSWERS } from './answer-section.js';
import { choiceField } from './fields/choice-field.js';
import { colorField } from './fields/color-field.js';
import { field } from './field-plan.js';
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
  {
    title: 'Name and face',
    text: 'What stands in the header of the panel.',
    fields: [
      field('name', 'name', textField, {
        label: 'Name',
        maxLength: 60,
        required: 'A chatbot needs a name.',
      }),
      field('appearance.title', 'title', textField, {
        label: 'Title',
        help: 'Stands in the header instead of the name. Empty: the name.',
        maxLength: 60,
      }),
      field('appearance.subtitle', 'subtitle', textField, {
        label: 'Subtitle',
        help: 'One line under the name, such as when people are there.',
        maxLength: 120,
      }),
      field('appearance.avatar', 'avatar', avatarField, {
        label: 'Avatar',
        help: 'The address of a picture, or a file. Files are scaled to 128 px.',
      }),
    ],
  },
  {
    title: 'First words',
    text: 'What visitors read before they have asked anything.',
    fields: [
      field('appearance.welcomeMessage', 'greeting', textField, {
        label: 'Greeting',
        maxLength: 2000,
        lines: true,
      }),
      field('appearance.starters', 'starters', linesField, {
        label: 'Starters',
        help: 'Questions that visitors can ask with one click. Up to six.',
        one: 'starter',
        most: 6,
        maxLength: 120,
      }),
      field('appearance.placeholder', 'placeholder', textField, {
        label: 'Placeholder',
        help: 'Stands in the empty message field.',
        maxLength: 120,
      }),
    ],
  },
  {
    title: 'Colours',
    text: 'One set for light and one for dark pages. Text on the primary colour is chosen for contrast.',
    hasContrast: true,
    fields: [
      field('appearance.look', 'look', lookField, {
        label: 'Start from',
        help: 'Fills in colours and shape, for you to change.',
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
    ],
  },
  {
    title: 'Shape',
    text: 'How the panel and its messages are drawn.',
    fields: [
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
    ],
  },
  {
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
        help: 'In reading direction: the end is on the right where text runs from left to right.',
        options: [
          ['end', 'End'],
          ['start', 'Start'],
        ],
      }),
      field('appearance.launcher.label', 'launcher label', textField, {
        label: 'Label',
        help: 'Words beside the icon; may be empty.',
        maxLength: 40,
      }),
    ],
  },
  ANSWERS,
  {
    title: 'Images',
    text: 'Pictures in replies. Every other image that a reply brings is a link, and nothing is loaded until somebody follows it.',
    fields: [
      field('imageHosts', 'image hosts', linesField, {
        label: 'Image hosts',
        help: 'Hosts that replies may show images from, over https. *.example.com stands for all below example.com. Visitors’ browsers ask these hosts directly: name those that you trust.',
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
    title: 'Sites',
    text: 'Pages that may embed the published chatbot. This server’s own pages always may.',
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
