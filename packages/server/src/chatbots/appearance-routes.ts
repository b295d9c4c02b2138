import { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { DEFAULT_APPEARANCE } from '@chatbot-test/shared/config/appearance.js';
import { APPEARANCE_PRESETS } from '@chatbot-test/shared/config/appearance-presets.js';
import { contrastIssues } from '@chatbot-test/shared/config/contrast-issues.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';

const PresetsResponse = Type.Object(
  {
    presets: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        appearance: Type.Pick(Appearance, [
          'light',
          'dark',
          'font',
          'radius',
          'density',
          'bubbles',
        ]),
      }),
    ),
  },
  { title: 'AppearancePresets' },
);

const Color = Type.String({ description: 'Colour as `#rrggbb`.' });
const ContrastResponse = Type.Object(
  {
    issues: Type.Array(
      Type.Object({
        scheme: Type.Union([Type.Literal('light'), Type.Literal('dark')]),
        what: Type.Union([
          Type.Literal('text'),
          Type.Literal('controls'),
          Type.Literal('text-on-controls'),
        ]),
        ratio: Type.Number({ description: 'Contrast ratio by WCAG 2.2, 1 to 21.' }),
        needed: Type.Number(),
        foreground: Color,
        background: Color,
        fix: Type.Object({
          path: Type.String({ description: 'Path of the field within the appearance.' }),
          value: Color,
        }),
      }),
    ),
  },
  { title: 'ContrastReport' },
);

const CONTRAST_EXAMPLE = {
  issues: [
    {
      scheme: 'light',
      what: 'text',
      ratio: 4.47,
      needed: 4.5,
      foreground: '#777777',
      background: '#ffffff',
      fix: { path: 'light.text', value: '#767676' },
    },
  ],
};

/** Routes that help to edit an appearance; nothing of it is stored. */
export async function appearanceRoutes(app: App): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/appearance-presets',
    {
      schema: documented({
        tag: 'Chatbots',
        operationId: 'listAppearancePresets',
        summary: 'List presets of appearances',
        description:
          'Appearances to start from. Fields that a preset leaves out keep their values.',
        answers: {
          200: {
            description: 'The presets',
            schema: PresetsResponse,
            example: { presets: APPEARANCE_PRESETS.slice(0, 1) },
          },
        },
      }),
    },
    async () => ({ presets: [...APPEARANCE_PRESETS] }),
  );

  app.post(
    '/v1/contrast',
    {
      schema: documented(
        {
          tag: 'Chatbots',
          operationId: 'checkContrast',
          summary: 'Check the contrast of an appearance',
          description:
            'Lists the pairs of colours with too little contrast, each with the nearest colour that has enough.',
          answers: {
            200: {
              description: 'The pairs; an empty list if all have enough contrast',
              schema: ContrastResponse,
              example: CONTRAST_EXAMPLE,
            },
          },
        },
        {
          body: Type.Object(
            { appearance: Appearance },
            { title: 'AppearanceToCheck', examples: [{ appearance: DEFAULT_APPEARANCE }] },
          ),
        },
      ),
    },
    async ({ body }) => ({ issues: contrastIssues(body.appearance) }),
  );
}
