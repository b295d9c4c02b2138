/** Line by which a process that runs several test files says that one has ended. */
export const END_OF_FILE = '# The file has ended.';
