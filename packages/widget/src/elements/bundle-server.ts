/** The server that this bundle came from: what elements talk to unless they are told another. */
export const BUNDLE_SERVER = new URL(import.meta.url).origin;
