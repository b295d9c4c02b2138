import type { XmlElement } from './xml-tree.js';

/** Tells what a property says that is on or off; undefined: it is not there. */
export function isOn(property: XmlElement | undefined): boolean | undefined {
  return property && !/^(?:false|0|off)$/.test(property.attributes['w:val'] ?? '');
}
