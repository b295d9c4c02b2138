import { icon } from './icons.js';

export const menuIcon = icon('menu', 'M4.5 10h.01M10 10h.01M15.5 10h.01');
export const alertIcon = icon(
  'alert',
  'M10 6.5v4M10 13.5h.01M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z',
);
export const clearIcon = icon('clear', 'M4 10a6 6 0 1 0 2-4.5L4 7.25M4 3.5v3.75h3.75');
export const regenerateIcon = icon(
  'regenerate',
  'M4.25 8.5a6 6 0 0 1 10.6-2.4L16.5 8M16.5 4v4h-4M15.75 11.5a6 6 0 0 1-10.6 2.4L3.5 12M3.5 16v-4h4',
);
export const goodIcon = icon(
  'good',
  'M6.75 9 9.6 3.6c.9 0 1.65.75 1.65 1.65V8h3.9c.9 0 1.55.8 1.35 1.7l-1.1 5a1.5 1.5 0 0 1-1.45 1.2H6.75M6.75 9v6.9M6.75 9H4v6.9h2.75',
);
export const badIcon = icon(
  'bad',
  'M13.25 11 10.4 16.4c-.9 0-1.65-.75-1.65-1.65V12h-3.9c-.9 0-1.55-.8-1.35-1.7l1.1-5a1.5 1.5 0 0 1 1.45-1.2h7.2M13.25 11V4.1M13.25 11H16V4.1h-2.75',
);
export const downIcon = icon('down', 'M10 4.25v11.5M5.25 11 10 15.75 14.75 11');
export const keysIcon = icon('keys', 'M3 5h14v10H3zM6 8.25h.01M10 8.25h.01M14 8.25h.01M7 11.75h6');
