import { listPresets } from './api.js';

/** @typedef {import('./api.js').ConnectorPreset} ConnectorPreset */

/** @type {ConnectorPreset[]} What the server offers; empty until it was asked. */
let known = [];

/** Asks the server once. */
export async function loadPresets() {
  if (known.length === 0) known = await listPresets();
}

export const presets = () => known;

/** @param {string} id */
export const presetOf = (id) => known.find((preset) => preset.id === id) ?? null;
