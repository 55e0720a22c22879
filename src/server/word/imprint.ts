import {
  BorderStyle,
  LineRuleType,
  Paragraph,
  RelativeVerticalPosition,
  TabStopType,
  Table,
  TableAnchorType,
} from 'docx';
import { Tab, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type IBorderOptions } from 'docx';
import { chineseDay } from './chinese-number.ts';
import { cleanText } from './clean-text.ts';
import { size, textRun } from './fonts.ts';
import { characters, measure } from './page.ts';

/** 版记: who gets a copy, who printed it and on which day ('YYYY-MM-DD'). */
export interface Imprint {
  readonly copyTo?: readonly string[];
  readonly printedBy: string;
  readonly printedOn: string;
}

const thick: IBorderOptions = { style: BorderStyle.SINGLE, color: '000000', size: 8 };
const thin: IBorderOptions = { style: BorderStyle.SINGLE, color: '000000', size: 6 };
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const inset = characters(1);

/** The imprint in 四号仿宋, its last line on the lower edge of the text area (GB/T 9704-2012 7.4), followed by the paragraph it hangs on. */
export function imprintTable({ copyTo = [], printedBy, printedOn }: Imprint): readonly (Table | Paragraph)[] {
  const rows = [
    ...(copyTo.length > 0 ? [copyRow(copyTo)] : []),
    footRow([
      textRun(printedBy, 'fangsong', { size: size.四号 }),
      new TextRun({ children: [new Tab()] }),
      printedText(printedOn),
    ]),
  ];
  return tableAtFoot(rows, 'ruled');
}

/** Lines on the lower edge of the text area between two rules, with thin ones between them or without. */
export function tableAtFoot(rows: readonly TableRow[], between: 'ruled' | 'open'): readonly (Table | Paragraph)[] {
  const inner = between === 'ruled' ? thin : none;
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: measure.width, type: WidthType.DXA },
    columnWidths: [measure.width],
    margins: { left: 0, right: 0 },
    borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: inner, insideVertical: none },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: [...rows],
  });
  return [table, new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } })];
}

function copyRow(copyTo: readonly string[]): TableRow {
  const names = copyTo.map((name) => cleanText(name).replace(/[。，；]+$/, '')).join('，');
  return footRow([textRun(`抄送：${names}。`, 'fangsong', { size: size.四号 })], { hanging: 3 * 280 });
}

/** A line at the foot, one character in from both edges; behind a tab it stands at the right. */
export function footRow(children: readonly TextRun[], { hanging = 0 } = {}): TableRow {
  const line = new Paragraph({
    indent: { left: inset + hanging, right: inset, ...(hanging > 0 ? { hanging } : {}) },
    tabStops: [{ type: TabStopType.RIGHT, position: measure.width - inset }],
    spacing: { line: 480, lineRule: LineRuleType.EXACT },
    children,
  });
  return new TableRow({ cantSplit: true, children: [new TableCell({ children: [line] })] });
}

function printedText(printedOn: string): TextRun {
  return textRun(`${chineseDay(printedOn)}印发`, 'fangsong', { size: size.四号 });
}
