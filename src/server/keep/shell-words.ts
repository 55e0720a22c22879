/** Words as one command line of a POSIX shell in a setting of PostgreSQL, where %p and %f stand for themselves and other % are doubled. */
export function shellWords(words: readonly string[]): string {
  return words.map((word) => (/^%[pf]$/.test(word) ? `"${word}"` : quoted(word.replaceAll('%', '%%')))).join(' ');
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
