/** Counts of what one step has deleted. */
export interface Deleted {
  readonly sessions: number;
  readonly messages: number;
}

/**
 * Deletes what nobody may see any more, in small steps. Any number of processes may work at the
 * same time: none waits for another, and none does what another does. A step that has deleted
 * nothing says that nothing is left, or that others have it.
 */
export interface SessionCleaning {
  /**
   * Deletes messages of sessions that ended or expired longer ago than that, and sessions that
   * have none left.
   *
   * @param limit messages of one step
   */
  deleteOld(retentionMs: number, limit: number): Promise<Deleted>;
  /**
   * Deletes what resets have cleared that can't be undone any more.
   *
   * @param keepMs how long ago a reset has to be
   * @returns `sessions` counts those of which nothing more is to be deleted
   */
  purgeCleared(keepMs: number, limit: number): Promise<Deleted>;
}
