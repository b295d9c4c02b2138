/**
 * True if all is tested (`npm run test:full`): the same on a second database too, and more of what takes
 * long.
 */
export const IN_FULL = process.env['TEST_FULL'] === '1';
