/** Declares a property whose changes render, and which has no attribute. */
export const REACTIVE = { attribute: false } as const;
