/** Context of a command: its environment, arguments and output. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Arguments after the command's name. */
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}

/**
 * Does what it is for.
 *
 * @returns the exit code
 * @throws CommandError, StartError or BackupError with what the person at the terminal is to know
 */
export type Command = (context: CommandContext) => Promise<number>;

/** Error of a command, for the person who gave it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
