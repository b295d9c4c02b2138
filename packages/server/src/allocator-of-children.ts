/**
 * Environment for child processes that work with large blocks of memory (tensors, pages of a PDF).
 *
 * It leaves out two settings of glibc that the image gives to the server (docs/operations.md). With them each
 * block of 128 KB or more goes back to the system at once, and the next one is filled with zeros again: the
 * server rests in 25 MB less after its first start, but the embedding model would take fifteen times as long.
 */
export const ALLOCATOR_OF_CHILDREN: NodeJS.ProcessEnv = {
  MALLOC_MMAP_THRESHOLD_: undefined,
  MALLOC_TRIM_THRESHOLD_: undefined,
};
