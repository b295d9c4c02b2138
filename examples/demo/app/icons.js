const SVG = 'http://www.w3.org/2000/svg';

/** One family: 20 px, 1.5 px stroke, round ends. */
const PATHS = {
  edit: 'M4 16l.8-3.300L13.5 4a1.4 1.4 0 0 1 2 0l.5.5a1.4 1.4 0 0 1 0 2L7.3 15.200zM12 5.500l2.5 2.5',
  test: 'M7 5.200v9.600a.6.6 0 0 0 .9.500l7.6-4.800a.6.6 0 0 0 0-1L7.9 4.700a.6.6 0 0 0-.9.500z',
  back: 'M11.5 4.500L6 10l5.5 5.5',
  plus: 'M10 4.500v11M4.5 10h11',
  document:
    'M6 3.500h5l3.500 3.500v8.500a1 1 0 0 1-1 1h-7.500a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM11 3.500v3.500h3.500',
  questions: 'M4 4.500h12v8.500H9.500L6 16v-3H4zM7 8.700h6',
  bin: 'M4.5 6h11M8 6V4.500h4V6M6 6l.6 9.500a1 1 0 0 0 1 .9h4.800a1 1 0 0 0 1-.9L14 6',
  offline: 'M4.700 4.700l10.600 10.600M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z',
  again: 'M15.5 8.500A5.8 5.800 0 1 0 15.8 11M15.8 4.500v4h-4',
  remove: 'M5.5 5.500l9 9M14.5 5.500l-9 9',
  upload:
    'M10 13V4m0 0L6.5 7.500M10 4l3.5 3.500M4 13v1.500A1.5 1.5 0 0 0 5.5 16h9a1.5 1.5 0 0 0 1.5-1.500V13',
  link: 'M8.600 11.400a3 3 0 0 0 4.300 0l2.300-2.300a3 3 0 0 0-4.300-4.300l-.800.800M11.400 8.600a3 3 0 0 0-4.300 0l-2.300 2.300a3 3 0 0 0 4.300 4.300l.800-.800',
  more: 'M4.500 10h1M9.500 10h1M14.500 10h1',
  up: 'M10 15.500v-11M5.5 9L10 4.500 14.5 9',
  down: 'M10 4.500v11M5.5 11l4.500 4.500 4.500-4.500',
  undo: 'M4.5 8.500h7.500a3.800 3.800 0 0 1 0 7.500H9M4.5 8.500l3.500-3.500M4.5 8.500L8 12',
  redo: 'M15.5 8.500H8a3.800 3.800 0 0 0 0 7.500h3M15.5 8.500L12 5M15.5 8.500L12 12',
  alert: 'M10 6.500v4M10 13.300v.1M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z',
};

/**
 * A decorative icon: the words beside it, or the label of its button, say what it means.
 *
 * @param {keyof typeof PATHS} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
