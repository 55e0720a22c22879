/** An item as it is typed: what, on which clause, how a failure is worded. */
export interface ItemLine {
  readonly content: string;
  readonly basis: string;
  readonly finding: string | null;
}

/** Lines as they are typed or pasted from a table: parts lie between bars or tabs; a leading number is dropped. */
export function itemsOf(lines: string): readonly ItemLine[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = line.split(/[\t｜|]/).map((part) => part.trim());
      const [content = '', basis = '', finding = ''] = /^\d+$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
      return { content: content.replace(/^\d+[.、．]\s*/, ''), basis, finding: finding === '' ? null : finding };
    });
}

/** Items as lines to be changed. */
export const asLines = (items: readonly ItemLine[]): string =>
  items.map(({ content, basis, finding }) => [content, basis, ...(finding ? [finding] : [])].join('｜')).join('\n');
