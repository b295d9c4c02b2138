/** Clients send any number; one that no row can have is as good as the largest that one can. */
export function integer(value: number): number {
  return Math.min(value, 2_147_483_647);
}
