import { AlignmentType, Paragraph, type IIndentAttributesProperties } from 'docx';
import { chineseDay } from './chinese-number.ts';
import { cleanText } from './clean-text.ts';
import { textRun } from './fonts.ts';
import { characters, onGrid } from './page.ts';

/** 附件说明: one empty line below the body, two characters in; no mark after a name, and a name's second line stands under its first (GB/T 9704-2012 7.3.4). */
export function attachmentList(names: readonly string[]): readonly Paragraph[] {
  return names.map((name, index) => {
    const label = index === 0 ? '附件：' : '';
    const number = names.length > 1 ? `${index + 1}.` : '';
    const left = characters(5 + widthOf(number));
    const words = label + number + attachmentName(name);
    return new Paragraph({
      indent: { left, hanging: characters(widthOf(label + number)) },
      spacing: onGrid(index === 0 ? 1 : 0),
      keepNext: index === names.length - 1,
      children: [textRun(words, 'fangsong')],
    });
  });
}

/** An attachment's name as it is printed: without a mark at its end (GB/T 9704-2012 7.3.4). */
export function attachmentName(name: string): string {
  return cleanText(name).replace(/[。；;]+$/, '');
}

/** Who signs, on which day ('YYYY-MM-DD'), and whether a seal goes over it. */
export interface Signature {
  readonly name: string;
  readonly date: string;
  readonly seal: 'sealed' | 'unsealed';
}

/** 署名 and 成文日期 (GB/T 9704-2012 7.3.5), kept on one page with the line above them. */
export function signatureParagraphs({ name, date, seal }: Signature): readonly Paragraph[] {
  const [words, day] = [cleanText(name), chineseDay(date)];
  const right = rightGaps[seal](widthOf(words), widthOf(day));
  return [
    rightAligned(words, right.name, { emptyLines: seal === 'sealed' ? 2 : 1, keepNext: true }),
    rightAligned(day, right.date, { emptyLines: 0, keepNext: false }),
  ];
}

/** 附注: in brackets, two characters in, below the date (GB/T 9704-2012 7.3.6). */
export function noteParagraph(note: string): Paragraph {
  const words = cleanText(note).replace(/^[（(]|[）)]$/g, '');
  return new Paragraph({
    indent: { left: characters(2) },
    spacing: onGrid(),
    children: [textRun(`（${words}）`, 'fangsong')],
  });
}

/** How many characters stay empty right of the name and of the date, from the widths of the two. */
export const rightGaps: Record<Signature['seal'], (name: number, date: number) => { name: number; date: number }> = {
  // The date four characters in, the name centred above it; a name too long for that keeps to the margin.
  sealed: (name, date) => {
    const gap = Math.max(4, (name - date) / 2);
    return { date: gap, name: gap + (date - name) / 2 };
  },
  // The name two characters in and the date beginning two after the name; a date longer than the name goes two in itself.
  unsealed: (name, date) => (date > name ? { date: 2, name: 4 + date - name } : { name: 2, date: name - date }),
};

function rightAligned(
  text: string,
  gap: number,
  o: { readonly emptyLines: number; readonly keepNext: boolean },
): Paragraph {
  const indent: IIndentAttributesProperties = { right: characters(gap) };
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent,
    spacing: onGrid(o.emptyLines),
    keepNext: o.keepNext,
    children: [textRun(text, 'fangsong')],
  });
}

// In characters of the body: letters, digits and the stop after a number are half as wide.
function widthOf(text: string): number {
  return text.length - (text.match(/[ -~]/g)?.length ?? 0) / 2;
}
