const MARK = '%panel-file%';

/**
 * Puts the address of the panel's file, relative to the entry, where the source asks for it: the
 * browser can then fetch the panel before anything is run of it.
 *
 * @returns {import('rollup').Plugin} for the whole build
 */
export function markPanelFile() {
  return {
    name: 'panel-file-mark',
    // Not as a constant: what depends on it would be decided before its value is known.
    transform: (_code, id) =>
      id.endsWith('/panel-file.ts')
        ? { code: `export const PANEL_FILE = String('${MARK}');`, map: null }
        : null,
  };
}

/**
 * @param {string} [none] in place of the address, where another bundler gives the file its name
 * @returns {import('rollup').Plugin} for one of its outputs
 */
export function nameFile(none) {
  return {
    name: 'panel-file-name',
    renderChunk(code, _chunk, _options, { chunks }) {
      if (!code.includes(MARK)) return null;
      const panel = Object.values(chunks).find(({ name }) => name === 'panel');
      return { code: code.replace(MARK, none ?? panel.fileName), map: null };
    },
  };
}
