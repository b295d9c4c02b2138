/**
 * A backup is text, one JSON value a line: the head, then each table's name before its rows, which are
 * arrays of up to some hundred, then the end. So it reads the same from the embedded database and from
 * any version of Postgres, and can be looked into with `zcat`.
 */
export interface BackupHead {
  readonly backup: 'chatbot-test';
  readonly version: 1;
  /** Time of the last migration of the database, in ms since 1970. */
  readonly schema: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Key that seals the chatbots' secrets, where it was kept beside the embedded database. */
  readonly secretsKey?: string;
}

export interface BackupEnd {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** SHA-256 of all lines before this one, each with its line feed, in hexadecimal. */
  readonly sha256: string;
}

/** Error of a backup or a restore, for the person who runs it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
