/** Side of the square that an avatar is kept at, in px: its largest use, on a dense screen. */
const SIDE = 128;
/** Longest data URL that a configuration takes, in characters. */
const LONGEST = 20_000;
/** Qualities to try, best first, until the result is short enough. */
const QUALITIES = [0.9, 0.75, 0.5, 0.3];

/**
 * Scales a picture to a small square, as a data URL: a photograph cut to its middle, a drawing (SVG)
 * whole.
 *
 * @param {File} file
 * @returns {Promise<string>}
 * @throws {Error} if the file is not a picture that this browser can read
 */
export async function toDataUrl(file) {
  const image = await decoded(file);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw.');
  const { width, height } = image;
  if (width === 0 || height === 0) throw new Error('The picture has no size.');
  const scale = SIDE / (isDrawing(file) ? Math.max(width, height) : Math.min(width, height));
  const [w, h] = [width * scale, height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, (SIDE - w) / 2, (SIDE - h) / 2, w, h);
  // A browser that cannot write WebP gives PNG instead, which ignores the quality.
  const tries = QUALITIES.map((quality) => () => canvas.toDataURL('image/webp', quality));
  tries.push(() => onWhite(canvas).toDataURL('image/jpeg', 0.7));
  for (const attempt of tries) {
    const url = attempt();
    if (url.length <= LONGEST) return url;
  }
  throw new Error('The picture stays too large.');
}

/** @param {File} file */
async function decoded(file) {
  const image = new Image();
  image.src = await readAsDataUrl(isDrawing(file) ? await withSize(file) : file);
  await image.decode();
  return image;
}

/** @param {File} file */
const isDrawing = ({ type }) => type === 'image/svg+xml';

/**
 * A drawing that says its proportions alone, by a `viewBox`, has no size of its own: browsers make
 * one up, of other proportions.
 *
 * @param {File} file @returns {Promise<Blob>}
 */
async function withSize(file) {
  const text = await file.text();
  const [tag = ''] = /<svg\b[^>]*>/i.exec(text) ?? [];
  const [, box = ''] = /\bviewBox\s*=\s*["']([^"']*)["']/.exec(tag) ?? [];
  const [, , width = 0, height = 0] = box
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (!(width > 0 && height > 0)) return file;
  const scale = SIDE / Math.max(width, height);
  const sized = tag
    .replace(/\s(?:width|height)\s*=\s*["'][^"']*["']/g, '')
    .replace(/^<svg/i, `<svg width="${width * scale}" height="${height * scale}"`);
  return new Blob([text.replace(tag, () => sized)], { type: file.type });
}

/** @param {Blob} file @returns {Promise<string>} */
function readAsDataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** JPEG knows no transparency. @param {HTMLCanvasElement} canvas */
function onWhite(canvas) {
  const copy = document.createElement('canvas');
  copy.width = copy.height = canvas.width;
  const context = copy.getContext('2d');
  if (context) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
  }
  return copy;
}
