import { type BulletinFoot, printedDay } from '../word/bulletin-foot.ts';
import { cleanText } from '../word/clean-text.ts';
import { size } from '../word/fonts.ts';
import { linesOfPage, measure } from '../word/page.ts';
import { breakLines } from './break-lines.ts';
import type { Page, PlacedLine } from './official-layout.ts';

type FootLine = Omit<PlacedLine, 'row'>;

/** Pages with a bulletin's foot in the last rows of the last one, or of one more where the text leaves no room for it. */
export function withFoot(pages: readonly Page[], foot: BulletinFoot | undefined): readonly Page[] {
  if (!foot) return pages;
  const lines = footLines(foot);
  const top = linesOfPage - lines.length;
  const placed = lines.map((line, at) => ({ ...line, row: top + at }));
  const last = pages.at(-1) ?? [];
  const isRoom = (last.at(-1)?.row ?? -1) < top;
  return isRoom ? [...pages.slice(0, -1), [...last, ...placed]] : [...pages, placed];
}

/** The lines of a foot, one character in from both edges, a rule above the first and below the last. */
function footLines({ sendTo, copies, date }: BulletinFoot): readonly FootLine[] {
  const width = ((measure.characters - 2) * size.三号) / size.四号;
  const sent = sendTo.flatMap((line) => breakLines([{ text: cleanText(line), face: 'fangsong' }], width));
  const [printed, day] = [cleanText(copies), printedDay(date)];
  const [last] = breakLines([{ text: printed, face: 'fangsong' }], width);
  const told: readonly FootLine[] = [
    ...sent.map(small),
    ...(printed + day === ''
      ? []
      : [{ ...small(last ?? empty), ...(day === '' ? {} : { atRight: { text: day, face: 'fangsong' as const } }) }]),
  ];
  return told.map((line, at) => ({
    ...line,
    rules: [...(at === 0 ? ['above' as const] : []), ...(at === told.length - 1 ? ['below' as const] : [])],
  }));
}

const empty = { pieces: [], width: 0, isLast: true };
const small = (line: Pick<PlacedLine, 'pieces' | 'width' | 'isLast'>): FootLine => ({
  ...line,
  left: 1,
  size: size.四号,
});
