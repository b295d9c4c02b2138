/** As Lit's tag, for what is drawn without Lit: a plain string, from which the build takes the indentation. */
export const css = String.raw;
