/**
 * Stands for `tap` in a test file of a batch: the test that the file is a part of. Loaded anew for each
 * file, by the loader of scripts/typescript.
 */
export default globalThis[Symbol.for('chatbot-test.tap-of-file')];
