type Rgb = readonly [number, number, number];

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Darker than it need be for looks: so that on any colour, this or white reaches 4.5:1. */
const NEAR_BLACK = '#050507';

/** White or near-black, whichever reads better on this colour: always 4.5:1 or more. */
export function readableOn(background: string): string {
  // The same as `contrast` with white being no less than with near-black, in fewer bytes of every page.
  const isDark = (luminance(background) + 0.05) ** 2 <= 1.05 * (luminance(NEAR_BLACK) + 0.05);
  return isDark ? '#ffffff' : NEAR_BLACK;
}
