/**
 * Puts all that the panel needs beyond the entry into one chunk named `panel`. Left alone, Rollup
 * makes one more file of whatever the test bench shares with the panel: more requests, and a
 * kilobyte more, since each file is compressed by itself.
 *
 * @param {string} entry  path of the entry's source
 * @returns {import('rollup').ManualChunksOption} the panel's root is what the entry loads on demand
 *   from a file named `panel*`
 */
export function onePanel(entry) {
  let panel;
  return (id, { getModuleIds, getModuleInfo }) => {
    panel ??= panelModules(entry, [...getModuleIds()], getModuleInfo);
    return panel.has(id) ? 'panel' : undefined;
  };
}

function panelModules(entry, ids, getModuleInfo) {
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
  const first = closure(ids.filter((id) => id.endsWith(entry)));
  const onDemand = [...first].flatMap((id) => getModuleInfo(id).dynamicallyImportedIds);
  const panel = closure(onDemand.filter((id) => /\/panel[^/]*$/.test(id)));
  return new Set([...panel].filter((id) => !first.has(id)));
}
