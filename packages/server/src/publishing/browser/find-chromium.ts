import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'msedge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Finds the user's Chromium: that of `CHROME_PATH`, or the usual places. @throws Error: there is none */
export async function findChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const { CHROME_PATH, PATH = '' } = env;
  const folders = PATH.split(delimiter).filter(Boolean);
  const candidates = CHROME_PATH
    ? [CHROME_PATH]
    : [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  for (const path of candidates) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error('No Chromium was found. Install one, or name its path in CHROME_PATH.');
}
