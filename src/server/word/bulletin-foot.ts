import { type Paragraph, Tab, type Table, TextRun } from 'docx';
import { chineseDay } from './chinese-number.ts';
import { size, textRun } from './fonts.ts';
import { footRow, tableAtFoot } from './imprint.ts';

/** The foot of a bulletin (报尾): whom it goes to, line by line, how many copies are printed, '' where not told, and the day, '' while it has none. */
export interface BulletinFoot {
  readonly sendTo: readonly string[];
  readonly copies: string;
  readonly date: string;
}

/** The day in a foot; nothing while there is none. */
export const printedDay = (date: string): string => (date === '' ? '' : `${chineseDay(date)}印发`);

/**
 * A bulletin's foot between two rules, its last line on the lower edge of the text area. No standard rules it (GB/T 9704-2012 7.4 is of
 * 公文): it is as the manuals of official writing have it, not verified (待核实).
 */
export function bulletinFootTable({ sendTo, copies, date }: BulletinFoot): readonly (Table | Paragraph)[] {
  const printed = [copies, printedDay(date)];
  const last = [
    textRun(copies, 'fangsong', small),
    new TextRun({ children: [new Tab()] }),
    textRun(printed[1] ?? '', 'fangsong', small),
  ];
  return tableAtFoot(
    [
      ...sendTo.map((line) => footRow([textRun(line, 'fangsong', small)])),
      ...(printed.some((words) => words !== '') ? [footRow(last)] : []),
    ],
    'open',
  );
}
const small = { size: size.四号 };
