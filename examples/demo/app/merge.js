import { isSame, setAt, valueAt } from './same-value.js';

/**
 * @typedef {import('./api.js').ChatbotConfig} ChatbotConfig
 *
 * @typedef {object} Merge
 * @property {ChatbotConfig} config  both, with mine where both have changed the same field
 * @property {string[]} mine  paths that only I have changed
 * @property {string[]} theirs  paths that only they have changed
 * @property {string[]} both  paths that both have changed, to different values
 */

/** Fields whose value is one whole, whatever is in it. */
const WHOLE = new Set(['appearance.variables', 'provider.headers']);

/**
 * Lays two versions of a configuration together, field by field.
 *
 * @param {ChatbotConfig} base what both began with
 * @param {ChatbotConfig} mine
 * @param {ChatbotConfig} theirs
 * @returns {Merge}
 */
export function mergeConfigs(base, mine, theirs) {
  /** @type {Merge} */
  const merge = { config: structuredClone(mine), mine: [], theirs: [], both: [] };
  for (const path of fieldsOf([base, mine, theirs])) {
    const [was, my, their] = [base, mine, theirs].map((each) => valueAt(each, path));
    const [isMine, isTheirs] = [!isSame(was, my), !isSame(was, their)];
    if (isMine && isTheirs && !isSame(my, their)) merge.both.push(path);
    else if (isMine && !isTheirs) merge.mine.push(path);
    else if (isTheirs && !isMine) {
      merge.theirs.push(path);
      setAt(merge.config, path, structuredClone(their));
    }
  }
  return merge;
}

/**
 * Paths of the fields of several versions. Fields of different kinds of provider do not mix: there
 * the provider is one field.
 *
 * @param {any[]} versions @param {string} [path] @returns {string[]}
 */
function fieldsOf(versions, path = '') {
  const known = versions.filter((each) => each !== undefined);
  const isParted = known.every(isRecord) && !WHOLE.has(path);
  const kinds = new Set(known.map((each) => each?.type));
  if (!isParted || (path === 'provider' && kinds.size > 1)) return [path];
  const names = new Set(known.flatMap((each) => Object.keys(each)));
  return [...names].flatMap((name) =>
    fieldsOf(
      versions.map((each) => each?.[name]),
      path ? `${path}.${name}` : name,
    ),
  );
}

/** @param {unknown} value */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
