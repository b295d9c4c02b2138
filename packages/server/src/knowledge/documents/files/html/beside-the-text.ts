type Attributes = Readonly<Record<string, string>>;

/** Elements that are no text, or text that is not shown. */
const NEVER: ReadonlySet<string> = new Set(
  (
    'script style noscript template iframe object embed canvas audio video map button select ' +
    'textarea input option datalist meter progress dialog nav footer rt rp'
  ).split(' '),
);
/** Labels of what is filled in, within a form. */
export const CONTROLS: ReadonlySet<string> = new Set(['label', 'legend', 'output']);
const ROLES: ReadonlySet<string> = new Set(
  'dialog alertdialog banner navigation search contentinfo menu menubar toolbar tooltip'.split(' '),
);
const BANNER = /cookie|consent|gdpr|onetrust|newsletter-?(?:popup|modal)|skip-?(?:link|to)/i;
const NOTE = /note|tip|warning|caution|important|info|admonition|callout|alert|hint/i;
/** Classes of text for screen readers alone: mostly what a picture or a button shows. */
const UNSEEN = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text)(?:\s|$)/i;

/** Styles of what is not shown, wherever it stands. */
const UNSEEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{4}/i;

/** Tells whether an element is hidden, by its own attributes. */
export function isHidden(name: string, { hidden, style = '', ...rest }: Attributes): boolean {
  if (name === 'html' || name === 'body') return false;
  if (hidden !== undefined && hidden !== 'until-found') return true;
  if (rest['aria-hidden'] === 'true') return true;
  // A picture in front of it shows the formula.
  if (/mathml/i.test((rest['class'] ?? '').slice(0, 500))) return false;
  return UNSEEN_STYLE.test(style.slice(0, 500));
}

/** Tells whether an element stands beside the text of a page. */
export function isBeside(name: string, attributes: Attributes, inMain: boolean): boolean {
  const { role = '', class: classes = '' } = attributes;
  if (NEVER.has(name)) return true;
  if (name === 'html' || name === 'body' || name === 'main') return false;
  if (ROLES.has(role.toLowerCase()) && !(role === 'banner' && inMain)) return true;
  if (name === 'aside' || role === 'complementary') {
    // Documentation has its notes in them.
    return !(inMain && (role === 'note' || NOTE.test(nameOf(attributes))));
  }
  return UNSEEN.test(classes.slice(0, 500)) && !/^h\d$/.test(name);
}

/** Tells whether an element stands beside the text by what it is called, which all of a page may be too. */
export const isDoubtful = (name: string, attributes: Attributes): boolean =>
  attributes['role'] === 'tablist' ||
  (!/^(?:html|body|main|article|section|h\d)$/.test(name) && BANNER.test(nameOf(attributes)));

/** Tells whether an element is none of a banner, nor of a row of tabs. */
export const isOfText = (name: string, { role }: Attributes): boolean =>
  /^(?:main|article|h1)$/.test(name) || role === 'tabpanel';

const nameOf = ({ id = '', class: classes = '' }: Attributes) => `${id} ${classes}`.slice(0, 500);
