/** Summary of the copied rows, in one line. */
export function rowsLine(rows: Readonly<Record<string, number>>): string {
  const tables = Object.entries(rows).filter(([, count]) => count > 0);
  if (tables.length === 0) return 'There was nothing in it.';
  return tables.map(([name, count]) => `${name} ${count}`).join(', ');
}
