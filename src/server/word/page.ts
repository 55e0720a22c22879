import { AlignmentType, DocumentGridType, Footer, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, ISectionPropertiesOptions } from 'docx';
import { fontAttributes, size } from './fonts.ts';
import type { BodyStyle } from './styles.ts';

/** Millimetres in twips (1/20 pt). */
export const mm = (length: number) => Math.round((length * 1440) / 25.4);

/** A4 in twips. */
export const a4 = { width: 11906, height: 16838 } as const;

/** The margins in twips: 天头 37 mm, 订口 28 mm and 版心 156 × 225 mm (GB/T 9704-2012 5.2.1), so that 35 mm and 26 mm are left below and right. */
export const margins = { top: 2098, bottom: 1984, left: 1588, right: 1474 } as const;

/** The width of the text area (156 mm) in twips, and the characters a line holds. */
export const measure = { width: a4.width - margins.left - margins.right, characters: 28 } as const;

/** The height of a line in twips: 22 of them fill 225 mm, rounded down so that the 22nd is never pushed to the next page. */
export const lineHeight = 579;

/** The lines of a page (GB/T 9704-2012 5.2.3). */
export const linesOfPage = 22;

/** The body of an official document: 三号 on the grid, the letters drawn 0.3 pt together so that 28 fit a line. */
export const officialBody: BodyStyle = { size: size.三号, line: lineHeight, lineRule: 'exact', letterSpacing: -6 };

/** A number of characters of the body in twips, 28 to the line. */
export const characters = (count: number) => Math.round((count * measure.width) / measure.characters);

/** Spacing of a paragraph on the grid: lines of fixed height, with a number of empty lines before it. */
export const onGrid = (emptyLinesBefore = 0) => ({
  line: lineHeight,
  lineRule: LineRuleType.EXACT,
  ...(emptyLinesBefore > 0 ? { before: emptyLinesBefore * lineHeight } : {}),
});

/** The section of an official document: A4 with the margins of the standard, 22 lines of 28 characters (GB/T 9704-2012 5). */
export const officialSection: ISectionPropertiesOptions = {
  page: {
    size: a4,
    margin: { ...margins, header: mm(15), footer: mm(24.9), gutter: 0 },
  },
  // Characters of 16 pt on a pitch of 442.2 pt ÷ 28: the difference in 1/4096 pt, rounded so that 28 always fit.
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: lineHeight, charSpace: -849 },
};

/** Page numbers — 1 — in 四号宋体, right on odd pages and left on even ones, one character in (GB/T 9704-2012 7.5). */
export const officialFooters = {
  default: new Footer({ children: [pageNumber({ alignment: AlignmentType.RIGHT, indent: { right: 280 } })] }),
  even: new Footer({ children: [pageNumber({ alignment: AlignmentType.LEFT, indent: { left: 280 } })] }),
};

function pageNumber(place: IParagraphOptions): Paragraph {
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: size.四号,
    font: fontAttributes('songti'),
  });
  return new Paragraph({ ...place, spacing: { line: 320, lineRule: LineRuleType.EXACT }, children: [number] });
}
