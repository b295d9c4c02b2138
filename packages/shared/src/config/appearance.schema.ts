import { Type, type Static } from 'typebox';
import { CSS_VALUE } from './css-value.js';

const Text = (maxLength: number) => Type.String({ maxLength });

/** `#rrggbb`: what a colour input gives, and nothing that could carry `url()` or `;`. */
export const Color = Type.String({ pattern: '^#[0-9a-fA-F]{6}$' });

/**
 * An image: https without a name or a password, a path on the server, or a small inline raster image.
 * Empty for none.
 */
export const ImageUrl = Type.String({
  maxLength: 20_000,
  pattern:
    '^$|^https://[^\\s"\'<>\\\\/?#@]+([/?#][^\\s"\'<>\\\\]*)?$|^/(?!/)[^\\s"\'<>\\\\]*$|^data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$',
});

const Palette = Type.Object(
  { primary: Color, surface: Color, text: Color },
  { title: 'Palette', additionalProperties: false },
);
export type Palette = Static<typeof Palette>;

/** Looks of the widget, and the words it opens with. Every field has a default. */
export const Appearance = Type.Object(
  {
    avatar: ImageUrl,
    /** Header title; empty: the chatbot's name. */
    title: Text(60),
    subtitle: Text(120),
    welcomeMessage: Text(2_000),
    starters: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 6 }),
    placeholder: Text(120),
    /** Shows "powered by". */
    branding: Type.Boolean(),
    theme: Type.Union([Type.Literal('auto'), Type.Literal('light'), Type.Literal('dark')]),
    light: Palette,
    dark: Palette,
    font: Type.Union([
      Type.Literal('system'),
      Type.Literal('serif'),
      Type.Literal('rounded'),
      Type.Literal('mono'),
    ]),
    /** Corner radius of the panel, in px. */
    radius: Type.Integer({ minimum: 0, maximum: 28 }),
    density: Type.Union([Type.Literal('compact'), Type.Literal('comfortable')]),
    bubbles: Type.Union([Type.Literal('plain'), Type.Literal('filled'), Type.Literal('outlined')]),
    launcher: Type.Object(
      {
        icon: Type.Union([
          Type.Literal('chat'),
          Type.Literal('help'),
          Type.Literal('spark'),
          Type.Literal('avatar'),
        ]),
        /** Corner of the page, in reading direction. */
        position: Type.Union([Type.Literal('end'), Type.Literal('start')]),
        /** Words beside the icon; empty for none. */
        label: Text(40),
      },
      { additionalProperties: false },
    ),
    /** Values for `--chatbot-*` properties that no other field sets. */
    variables: Type.Record(
      Type.String({ pattern: '^--chatbot-[a-z0-9-]{1,40}$' }),
      Type.String({ maxLength: 100, pattern: CSS_VALUE }),
      { maxProperties: 40, additionalProperties: false },
    ),
  },
  { title: 'Appearance', additionalProperties: false },
);
export type Appearance = Static<typeof Appearance>;
