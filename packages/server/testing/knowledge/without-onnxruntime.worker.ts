import { register } from 'node:module';

/** The process that embeds, where `onnxruntime-node` is not installed. */
register(
  `data:text/javascript,${encodeURIComponent(`
    export function resolve(name, context, next) {
      if (name === 'onnxruntime-node') throw new Error('It is not installed.');
      return next(name, context);
    }`)}`,
);
await import('../../src/knowledge/retrieval/embeddings/embeddings.worker.js');
