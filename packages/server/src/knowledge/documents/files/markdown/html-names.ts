/** Elements of HTML that people write in Markdown. Any other name between angle brackets is text, as `<your name>`. */
const HTML: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside audio b bdi bdo big blockquote body br button caption center cite code col ' +
    'colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 ' +
    'h6 head header hr html i iframe img input ins kbd label legend li link main map mark meta nav noscript ' +
    'object ol option p picture pre q rp rt ruby s samp script section select small source span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr'
  ).split(' '),
);

/**
 * Names of elements in a Markdown file: those of HTML, and components of MDX, which something closes:
 * `<Enter>` alone is a key.
 */
export function elementNames(text: string): (name: string) => boolean {
  const components = new Set<string>();
  for (const [, name = ''] of text.matchAll(/<\/([A-Z][\w.]{0,60})\s{0,9}>/g)) components.add(name);
  for (const [, name = ''] of text.matchAll(/<([A-Z][\w.]{0,60})(?:\s[^<>]{0,2000})?\/>/g))
    components.add(name);
  return (name) => HTML.has(name.toLowerCase()) || components.has(name);
}
