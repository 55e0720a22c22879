/** Builds a row out of its values, which come in the order of the statement's columns. */
export type ReadRow = (values: readonly unknown[]) => object;

const known = new Map<string, ReadRow>(); // there are as many as select lists in the code

/**
 * The reader of rows with these columns, written out as one object literal: a row filled name by name takes ten times the memory
 * and twice the time, and reading rows is most of what a list does.
 */
export function rowReader(columns: readonly { readonly name: string }[]): ReadRow {
  const members = columns.map(({ name }, n) => `${JSON.stringify(name)}: values[${n}]`).join(', ');
  // The names are those our own statements give their columns, quoted; nothing from outside comes here.
  // oxlint-disable-next-line typescript/no-implied-eval
  const reader = known.get(members) ?? (new Function('values', `return { ${members} };`) as ReadRow); // as it is written
  known.set(members, reader);
  return reader;
}
