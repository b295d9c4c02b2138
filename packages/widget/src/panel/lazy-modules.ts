type Markdown = typeof import('./markdown.chunk.js');
type Extras = typeof import('./extras.chunk.js');
type Unknown = typeof import('./unknown-chatbot.js');
type Choose = Pick<typeof import('./message/choose-reply.js'), 'chooseReply'>;

/** Modules that the panel does without until it is usable, as far as they are loaded. */
export type LazyModules = Partial<Markdown & Extras & Unknown & Choose>;

let loaded: LazyModules = {};

/** Returns the modules loaded by now; another object whenever there are more than before. */
export function loadedModules(): LazyModules {
  return loaded;
}

/** Adds what not every page with a panel needs; panels that are there already get it with the next. */
export function provideModules(modules: LazyModules): void {
  loaded = { ...loaded, ...modules };
}

/** Loads what shows replies as markdown; until then they show as the text they are. */
export const loadMarkdown = loader(() => import('./markdown.chunk.js'));

/** Loads what comes up once people talk: actions, sources, problems, the menu. */
export const loadExtras = loader(() => import('./extras.chunk.js'));

/** Makes a loader that tries again at the next call after a failure. */
function loader(load: () => Promise<LazyModules>): () => Promise<void> {
  let loading: Promise<void> | null = null;
  return () =>
    (loading ??= load().then(provideModules, (error: unknown) => {
      loading = null;
      throw error;
    }));
}
