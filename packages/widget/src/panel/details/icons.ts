import { icon } from '../icons.js';

export const menuIcon = icon('menu', 'M4.5 10h.01M10 10h.01M15.5 10h.01');
export const copyIcon = icon(
  'copy',
  'M8.5 7.25h6.25c.7 0 1.25.56 1.25 1.25v6.25c0 .7-.56 1.25-1.25 1.25H8.5c-.7 0-1.25-.56-1.25-1.25V8.5c0-.7.56-1.25 1.25-1.25zM12.75 7.25v-2c0-.7-.56-1.25-1.25-1.25H5.25C4.56 4 4 4.56 4 5.25v6.25c0 .7.56 1.25 1.25 1.25h2',
);
export const checkIcon = icon('check', 'm4.5 10.5 3.75 3.75 7.25-8.5');
export const alertIcon = icon(
  'alert',
  'M10 6.5v4M10 13.5h.01M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z',
);
export const clearIcon = icon('clear', 'M4 10a6 6 0 1 0 2-4.5L4 7.25M4 3.5v3.75h3.75');
