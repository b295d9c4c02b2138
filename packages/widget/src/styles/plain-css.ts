/**
 * Tag like Lit's, for what is drawn without Lit: a plain string, whose indentation the build
 * removes.
 */
export const css = String.raw;
