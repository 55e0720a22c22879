/** The words of a text, separated by spaces or line ends: long lists stay readable in the source. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}

/** The rows of a table written as text, one row a line, cells separated by `|`; throws RangeError when a row has another width. */
export function rows(width: number, text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      if (cells.length !== width) throw new RangeError(`${width} cells expected: ${line}`);
      return cells;
    });
}
