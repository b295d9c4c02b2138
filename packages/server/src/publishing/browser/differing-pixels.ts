import type { BrowserPage } from './chromium.js';

/** Difference between two pictures of the same size. */
export interface PixelDifference {
  /** Pixels that are not the same. */
  readonly count: number;
  readonly of: number;
  /** Differing pixels, in red, over the first picture in grey: PNG, base64. */
  readonly picture: string;
}

/** Runs in a page: the browser reads and writes PNG itself. */
const COMPARE = `async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  }));
  const [before, after] = [one, other].map(({ data }) => new Uint32Array(data.buffer));
  let count = 0;
  const { width, height, data } = one;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  const drawn = context.createImageData(width, height);
  for (let at = 0; at < before.length; at += 1) {
    const differs = before[at] !== after[at];
    count += Number(differs);
    const grey = 191 + (data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2]) / 12;
    drawn.data.set(differs ? [208, 0, 32, 255] : [grey, grey, grey, 255], at * 4);
  }
  context.putImageData(drawn, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { count, of: before.length, picture: btoa(text) };
}`;

/** Compares two pictures pixel by pixel. @param one PNG of the same size as the other, base64 */
export function differingPixels(
  page: BrowserPage,
  one: string,
  other: string,
): Promise<PixelDifference> {
  return page.run(`(${COMPARE})(${JSON.stringify([one, other])})`);
}
