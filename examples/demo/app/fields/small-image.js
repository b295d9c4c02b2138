/** Side of the square that an avatar is kept at, in px: its largest use, on a dense screen. */
const SIDE = 128;
/** Longest data URL that a configuration takes, in characters. */
const LONGEST = 20_000;
/** What to try, the best first, until the result is short enough. */
const QUALITIES = [0.9, 0.75, 0.5, 0.3];

/**
 * Scales a picture to a small square, cut to its middle, as a data URL.
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
  const side = Math.min(image.width, image.height);
  if (side === 0) throw new Error('The picture has no size.');
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2];
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, side, side, 0, 0, SIDE, SIDE);
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
  image.src = await readAsDataUrl(file);
  await image.decode();
  return image;
}

/** @param {File} file @returns {Promise<string>} */
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
