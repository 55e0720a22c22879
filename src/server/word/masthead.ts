import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { chineseDay } from './chinese-number.ts';
import { cleanText } from './clean-text.ts';
import { fontAttributes, textRun } from './fonts.ts';
import { characters, lineHeight, measure, mm, onGrid } from './page.ts';

/** The head of a bulletin (简报版头): its name, its issue in words such as 第12期（总第45期）, who publishes it and the day, '' while it has none. */
export interface Masthead {
  readonly name: string;
  readonly issue: string;
  readonly issuer: string;
  readonly date: string;
}

const red = 'FF0000';

/** How large a bulletin's name is, in points: as large as fits its line, 48 at most. */
export const nameSize = (name: string): number =>
  Math.max(26, Math.min(48, Math.floor(measure.width / 20 / (cleanText(name).length + 1))));

/** The day in a masthead; nothing while there is none. */
export const mastheadDay = (date: string): string => (date === '' ? '' : chineseDay(date));

/**
 * A bulletin's head. No standard rules it (GB/T 9704-2012 is of 公文): it is as the manuals of official writing have it, not verified
 * (待核实): the name in red, the issue centred below, who publishes it on the left and the day on the right, a red line under both.
 */
export function mastheadParagraphs({ name, issue, issuer, date }: Masthead): readonly Paragraph[] {
  const points = nameSize(name);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 2 * lineHeight, lineRule: LineRuleType.EXACT },
      children: [
        new TextRun({ text: cleanText(name), font: fontAttributes('xiaobiaosong'), size: points * 2, color: red }),
      ],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: onGrid(), children: [textRun(issue, 'fangsong')] }),
    new Paragraph({
      indent: { left: characters(1) },
      tabStops: [{ type: TabStopType.RIGHT, position: measure.width - characters(1) }],
      spacing: onGrid(),
      children: [
        textRun(issuer, 'fangsong'),
        new TextRun({ children: [new Tab()] }),
        textRun(mastheadDay(date), 'fangsong'),
      ],
    }),
    new Paragraph({
      spacing: { line: mm(3), lineRule: LineRuleType.EXACT },
      border: { bottom: { style: BorderStyle.SINGLE, color: red, size: 12, space: 0 } },
    }),
  ];
}
