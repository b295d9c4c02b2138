export type Markdown = typeof import('./markdown/markdown.js');
type Details = typeof import('./details/details.js');

/** What the panel does without until it is usable, as far as it is there. */
export type Parts = Partial<Markdown & Details>;

let loaded: Parts = {};

/** What is there by now; another object whenever it is more than before. */
export function loadedParts(): Parts {
  return loaded;
}

/** Loads what shows replies as markdown; until then they show as the text they are. */
export const loadMarkdown = loader(() => import('./markdown/markdown.js'));

/** Loads what comes up once people talk: actions, sources, problems, the menu. */
export const loadDetails = loader(() => import('./details/details.js'));

/** After a failure the next call tries again. */
function loader(load: () => Promise<Parts>): () => Promise<void> {
  let loading: Promise<void> | null = null;
  return () =>
    (loading ??= load().then(
      (module) => {
        loaded = { ...loaded, ...module };
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
}
