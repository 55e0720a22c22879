import { AlignmentType, Footer, ImageRun, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx';
import type { ISectionPropertiesOptions, Table } from 'docx';
import { cleanLines } from './clean-text.ts';
import { fontAttributes, size, textRun } from './fonts.ts';
import { factsTable, gridTable, type FactRow, type GridTable } from './form-table.ts';
import { packDocument } from './pack.ts';
import { a4, mm } from './page.ts';
import type { BodyStyle } from './styles.ts';

/** A piece of a form's text: words, or a line to write on by hand, so many characters long. */
export type FormRun = string | { readonly blank: number };

/** What a form is made of, from top to bottom. A table of facts has one or two of them to a row; a grid has columns with heads. */
export type FormPart =
  | {
      readonly kind: 'paragraph';
      readonly runs: readonly FormRun[];
      readonly place?: 'indented' | 'margin' | 'right';
      /** Stays on the page of what follows it. */
      readonly keep?: true;
    }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  | ({ readonly kind: 'grid' } & GridTable)
  /** A picture at the right edge, so many pixels wide and high, with what it says for those who cannot see it. */
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly size: number; readonly says: string };

/** A form with a number, filled in by the system and signed by hand; plain data. `createdAt` is an instant. */
export interface FormDocument {
  readonly bureau: string;
  readonly title: string;
  readonly number?: string | null;
  readonly parts: readonly FormPart[];
  readonly createdAt?: string;
}

/** A Word file of the form on A4 with its pages counted. The same model gives the same bytes. */
export function formDocument(model: FormDocument): Promise<Uint8Array> {
  const children = [
    centred(model.bureau, 'fangsong', size.三号),
    centred(model.title, 'xiaobiaosong', size.二号),
    ...(model.number ? [line({ kind: 'paragraph', runs: [model.number], place: 'right', keep: true })] : []),
    ...model.parts.map(printed),
  ];
  const footers = { default: pageCount(), even: pageCount() };
  const created = model.createdAt ? { createdAt: model.createdAt } : {};
  const facts = { title: cleanLines(model.title).join(''), creator: model.bureau, body: formBody, ...created };
  return packDocument([{ properties: section, footers, children }], facts);
}

function printed(part: FormPart): Paragraph | Table {
  if (part.kind === 'facts') return factsTable(part.rows);
  if (part.kind === 'grid') return gridTable(part);
  if (part.kind === 'picture') return picture(part);
  return line(part);
}

const formBody: BodyStyle = { size: size.四号, line: 480, lineRule: 'atLeast', letterSpacing: 0 };

// The width of the text area is that of official documents; there is no grid.
const section: ISectionPropertiesOptions = {
  page: {
    size: a4,
    margin: { top: mm(25), bottom: mm(22), left: 1588, right: 1474, header: mm(15), footer: mm(13), gutter: 0 },
  },
};

function centred(text: string, face: 'fangsong' | 'xiaobiaosong', points: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 640, lineRule: LineRuleType.AT_LEAST },
    keepNext: true,
    children: [textRun(text, face, { size: points })],
  });
}

const places = {
  indented: { indent: { firstLineChars: 200, firstLine: 560 } },
  margin: {},
  right: { alignment: AlignmentType.RIGHT, indent: { right: 280 } },
} as const;

function line({ runs, place = 'indented', keep }: FormPart & { kind: 'paragraph' }): Paragraph {
  return new Paragraph({
    ...places[place],
    spacing: { before: 40, after: 40 },
    keepNext: keep === true,
    children: runs.map((run) =>
      typeof run === 'string'
        ? textRun(run, 'fangsong', { size: size.四号 })
        : textRun('\u3000'.repeat(run.blank), 'fangsong', { size: size.四号, underline: {} }),
    ),
  });
}

function picture({ png, size: side, says }: FormPart & { kind: 'picture' }): Paragraph {
  const altText = { id: '1', name: says, title: says, description: says }; // without an id docx takes the next of a series
  const transformation = { width: side, height: side };
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 80 },
    children: [new ImageRun({ type: 'png', data: png, transformation, altText })],
  });
}

function pageCount(): Footer {
  const words = ['第 ', PageNumber.CURRENT, ' 页 共 ', PageNumber.TOTAL_PAGES, ' 页'];
  const run = new TextRun({ children: words, size: size.五号, font: fontAttributes('songti') });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}
