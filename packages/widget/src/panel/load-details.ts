/** Markdown, sources, actions, problems, the menu: what is not needed to write the first message. */
export type Details = typeof import('./details/details.js');

let loaded: Details | null = null;
let loading: Promise<Details> | null = null;

/** The details, once they are there; until then messages show as the text they are. */
export function details(): Details | null {
  return loaded;
}

/** Loads the details; after a failure the next call tries again. */
export function loadDetails(): Promise<Details> {
  loading ??= import('./details/details.js').then(
    (module) => (loaded = module),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
