/** Words for what a database in WebAssembly threw: of its file system's errors there is a number alone. */
export function reasonOfFailure(error: unknown): string {
  if (typeof error !== 'object' || error === null || error instanceof Error) return String(error);
  const errno = 'errno' in error && typeof error.errno === 'number' ? error.errno : null;
  if (errno === NO_SPACE) return 'the disk is full';
  return errno === null
    ? JSON.stringify(error)
    : `its file system failed with error ${errno} of WASI`;
}

/** https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#errno */
const NO_SPACE = 51;
