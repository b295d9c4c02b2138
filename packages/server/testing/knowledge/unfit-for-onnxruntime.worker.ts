/** The process that embeds, on a processor that has not what native code asks of it. */
if (process.argv[2]?.includes('native')) process.kill(process.pid, 'SIGILL');
await import('../../src/knowledge/retrieval/embeddings/embeddings.worker.js');
