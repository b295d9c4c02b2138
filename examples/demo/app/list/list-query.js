/**
 * State of a list, as it stands in the address: `#/?q=shop&state=live&sort=name`.
 *
 * @typedef {'all' | 'draft' | 'changed' | 'live' | 'stuck' | 'archived'} Shown
 * @typedef {{ q: string, state: Shown, sort: Sort }} ListQuery
 * @typedef {'created' | '-created' | 'updated' | '-updated' | 'name' | '-name'} Sort
 */

/** @type {[Shown, string][]} The same words as in the rows. */
export const STATES = [
  ['all', 'All states'],
  ['draft', 'Draft'],
  ['changed', 'Unpublished changes'],
  ['live', 'Live'],
  ['stuck', 'Not answering'],
  ['archived', 'Archived'],
];

/** @type {[Sort, string][]} */
export const SORTS = [
  ['-updated', 'Last changed'],
  ['name', 'Name, A to Z'],
  ['-name', 'Name, Z to A'],
  ['-created', 'Newest'],
  ['created', 'Oldest'],
];

/** @type {ListQuery} */
export const EVERYTHING = { q: '', state: 'all', sort: '-updated' };

/** @param {string} search of an address; what it does not know is left out @returns {ListQuery} */
export function parseQuery(search) {
  const given = new URLSearchParams(search);
  return {
    q: (given.get('q') ?? '').slice(0, 200),
    state: STATES.find(([id]) => id === given.get('state'))?.[0] ?? EVERYTHING.state,
    sort: SORTS.find(([id]) => id === given.get('sort'))?.[0] ?? EVERYTHING.sort,
  };
}

/** @param {ListQuery} query @returns '' for everything, else with a `?` before it */
export function queryText(query) {
  const said = Object.entries(query).filter(
    ([name, value]) => value !== EVERYTHING[/** @type {keyof ListQuery} */ (name)],
  );
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** @param {ListQuery} query */
export const isNarrowed = ({ q, state }) => q !== '' || state !== 'all';
