/**
 * Puts what a conversation needs into one chunk a step: `panel` with all that it takes to write the
 * first message, `markdown` with all that it takes to read a reply. Left alone, Rollup makes one more
 * file of whatever two of them share, or one with the test bench: more requests, and a kilobyte more,
 * since each file is compressed by itself.
 *
 * @param {string} entry  path of the entry's source
 * @returns {import('rollup').ManualChunksOption} a chunk's root is what is loaded on demand from a
 *   file of its name; what the bench needs of `markdown` too is in `panel`, which both have
 */
export function conversationChunks(entry) {
  let chunks;
  return (id, { getModuleIds, getModuleInfo }) => {
    chunks ??= chunksOf(entry, [...getModuleIds()], getModuleInfo);
    return chunks.get(id);
  };
}

function chunksOf(entry, ids, getModuleInfo) {
  const closure = (roots) => {
    const found = new Set();
    const visit = (id) => {
      if (found.has(id)) return;
      found.add(id);
      getModuleInfo(id).importedIds.forEach(visit);
    };
    roots.forEach(visit);
    return found;
  };
  const onDemand = (from) => [...from].flatMap((id) => getModuleInfo(id).dynamicallyImportedIds);
  const named = (roots, name) => roots.filter((id) => new RegExp(`/${name}[^/]*$`).test(id));

  const first = closure(ids.filter((id) => id.endsWith(entry)));
  const panel = closure(named(onDemand(first), 'panel'));
  const markdown = closure(named(onDemand(panel), 'markdown'));
  const bench = closure(named(onDemand(first), 'bench'));

  // What the bench shares with what watches over sessions stays with the bench.
  const beside = onDemand(first).filter((id) => !/\/(bench|monitoring)[^/]*$/.test(id));
  const others = closure(beside);

  const chunks = new Map();
  for (const id of closure(named(beside, 'window'))) chunks.set(id, 'window');
  for (const id of bench) if (!others.has(id)) chunks.set(id, 'bench');
  for (const id of markdown) chunks.set(id, bench.has(id) ? 'panel' : 'markdown');
  for (const id of panel) chunks.set(id, 'panel');
  for (const id of first) chunks.delete(id);
  return chunks;
}
