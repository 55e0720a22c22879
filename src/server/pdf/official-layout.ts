import { chineseDay } from '../word/chinese-number.ts';
import { cleanLines, cleanText } from '../word/clean-text.ts';
import { type Face, size } from '../word/fonts.ts';
import { headingFace, isShort, linesOf } from '../word/official-body.ts';
import { rightGaps } from '../word/official-close.ts';
import { type Masthead, mastheadDay, nameSize } from '../word/masthead.ts';
import type { OfficialDocument } from '../word/official.ts';
import { type Block, numberBlocks, type Run } from '../word/outline.ts';
import { linesOfPage, measure } from '../word/page.ts';
import { withFoot } from './bulletin-foot-rows.ts';
import { breakLines, type Line, type Piece, widthOf } from './break-lines.ts';

/** What a PDF is made of: the parts of an official document that a report has. */
export type OfficialText = Pick<
  OfficialDocument,
  'title' | 'masthead' | 'foot' | 'addressee' | 'blocks' | 'signature' | 'date' | 'seal' | 'createdAt'
>;

/** A line in its place: in which row of the page, how many characters from the left, in which size of half-points. */
export interface PlacedLine extends Line {
  readonly row: number;
  readonly left: number;
  readonly size: number;
  /** The heading that begins here, for the table of contents. */
  readonly heading?: { readonly level: number; readonly text: string };
  readonly colour?: 'red';
  /** What stands at the right edge of the same line, one character in. */
  readonly atRight?: Piece;
  /** A red line under it, from edge to edge. */
  readonly isRuled?: boolean;
  /** Black lines from edge to edge. */
  readonly rules?: readonly ('above' | 'below')[];
}

/** A page: its lines from top to bottom, 22 at most. */
export type Page = readonly PlacedLine[];

/** The pages of a document on the grid of GB/T 9704-2012: the same rows and characters as the Word file's, broken here. */
export function layOut({
  title,
  masthead,
  foot,
  addressee,
  blocks,
  signature,
  date,
  seal = 'sealed',
}: OfficialText): readonly Page[] {
  const close = signature === undefined || date === undefined ? [] : closeRows(cleanText(signature), date, seal);
  const pages = paginate([
    ...(masthead ? mastheadRows(masthead) : []),
    ...cleanLines(title).flatMap(titleRows),
    blank,
    ...(addressee === undefined ? [] : plainRows(`${cleanText(addressee).replace(/[:：]$/, '')}：`, 0)),
    ...bodyRows(blocks, close.length > 0),
    ...close,
  ]);
  return withFoot(pages, foot);
}

type Row = Omit<PlacedLine, 'row'> & {
  /** Stands on the page of the row that follows. */
  readonly keep?: boolean;
};
const blank = 'blank';

/** A bulletin's head on the grid: its name over two rows, the issue, then who publishes it and the day with the line below. */
function mastheadRows({ name, issue, issuer, date }: Masthead): readonly (Row | typeof blank)[] {
  const letters = nameSize(name) * 2;
  const foot: Row = {
    ...centred(issuer, 'fangsong', size.三号),
    left: 1,
    atRight: { text: mastheadDay(date), face: 'fangsong' },
    isRuled: true,
  };
  const head: Row = { ...centred(name, 'xiaobiaosong', letters), colour: 'red' };
  return [head, blank, centred(issue, 'fangsong', size.三号), foot, blank];
}

/** One line in the middle. */
const centred = (text: string, face: Face, halfPoints: number): Row => ({
  pieces: [{ text: cleanText(text), face }],
  width: widthOf(cleanText(text)),
  isLast: true,
  left: (measure.characters - widthOf(cleanText(text)) * (halfPoints / size.三号)) / 2,
  size: halfPoints,
});

/** A title's lines are centred; one too long for the measure is broken into lines of about one length. */
function titleRows(text: string): readonly Row[] {
  const scale = size.二号 / size.三号;
  const most = measure.characters / scale;
  const count = Math.ceil(widthOf(text) / most);
  const pieces: readonly Piece[] = [{ text, face: 'xiaobiaosong' }];
  return breakLines(pieces, count === 1 ? most : Math.min(most, widthOf(text) / count + 1)).map((line) => ({
    ...line,
    isLast: true,
    left: (measure.characters - line.width * scale) / 2,
    size: size.二号,
  }));
}

function bodyRows(blocks: readonly Block[], isSigned: boolean): readonly Row[] {
  const numbers = numberBlocks(blocks);
  const paragraphs = blocks.flatMap((block, at) => paragraphsOf(block, numbers[at] ?? ''));
  return paragraphs.flatMap(({ pieces, heading, isAlone }, at) => {
    const rows = broken(pieces, 2).map((row, index) => (index === 0 && heading ? { ...row, heading } : row));
    const isLast = isSigned && at === paragraphs.length - 1;
    const kept = isAlone || (isLast && isShort(blocks.at(-1)));
    return rows.map((row, index) => (kept || (isLast && index === rows.length - 1) ? { ...row, keep: true } : row));
  });
}

interface Paragraph {
  readonly pieces: readonly Piece[];
  readonly heading?: { readonly level: number; readonly text: string };
  /** A heading without text behind it: never the last line of a page. */
  readonly isAlone: boolean;
}

function paragraphsOf(block: Block, number: string): readonly Paragraph[] {
  if (block.kind === 'paragraph')
    return linesOf(block.runs).map((runs) => ({ pieces: runs.map(pieceOf), isAlone: false }));
  const { level, text, runIn } = block;
  const stop = runIn && !/[。！？：；]$/.test(text) ? '。' : '';
  const face: Face = headingFace[level];
  const pieces = [{ text: cleanText(number + text + stop), face }, ...(runIn ?? []).map(pieceOf)];
  return [{ pieces, heading: { level, text: cleanText(number + text) }, isAlone: runIn === undefined }];
}

const pieceOf = (run: Run): Piece => ({ text: cleanText(typeof run === 'string' ? run : run.text), face: 'fangsong' });

const plainRows = (text: string, indent: number) => broken([{ text, face: 'fangsong' }], indent);

const broken = (pieces: readonly Piece[], indent: number): readonly Row[] =>
  breakLines(pieces, measure.characters, indent).map((line, at) => ({
    ...line,
    left: at === 0 ? indent : 0,
    size: size.三号,
  }));

/** 署名 and 成文日期, kept together with the line above them (GB/T 9704-2012 7.3.5). */
function closeRows(name: string, date: string, seal: 'sealed' | 'unsealed'): readonly (Row | typeof blank)[] {
  const day = chineseDay(date);
  const gaps = rightGaps[seal](widthOf(name), widthOf(day));
  const empty = seal === 'sealed' ? [blank, blank] : [blank];
  return [...(empty as (typeof blank)[]), { ...closeRow(name, gaps.name), keep: true }, closeRow(day, gaps.date)];
}

const closeRow = (text: string, gap: number): Row => ({
  pieces: [{ text, face: 'fangsong' }],
  width: widthOf(text),
  isLast: true,
  left: Math.max(0, measure.characters - gap - widthOf(text)),
  size: size.三号,
});

/** Rows set on pages of 22; rows that keep together go to the next page together, and no page begins with an empty row. */
function paginate(rows: readonly (Row | typeof blank)[]): readonly Page[] {
  const pages: PlacedLine[][] = [[]];
  let used = 0;
  for (const group of groupsOf(rows)) {
    if (used + group.length > linesOfPage && used > 0) {
      pages.push([]);
      used = 0;
    }
    for (const row of group) {
      if (used === linesOfPage) {
        pages.push([]);
        used = 0;
      }
      if (row === blank) {
        if (used > 0) used += 1;
        continue;
      }
      const { keep: _, ...line } = row;
      pages.at(-1)?.push({ ...line, row: used });
      used += 1;
    }
  }
  return pages;
}

/** Rows that stand on one page: each with those it keeps with, the empty ones between them too. */
function groupsOf(rows: readonly (Row | typeof blank)[]): readonly (readonly (Row | typeof blank)[])[] {
  const groups: (Row | typeof blank)[][] = [];
  let open = false;
  for (const row of rows) {
    if (open) groups.at(-1)?.push(row);
    else groups.push([row]);
    open = row === blank ? open : row.keep === true;
  }
  return groups;
}
