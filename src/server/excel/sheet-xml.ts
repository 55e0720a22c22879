import { asNumber, asSerial, asText, type Cell, type Column, looksLikeFormula } from './sheet.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const longestText = 32_767;
const style = { heading: 1, text: 2, formulaLikeText: 3, day: 4, instant: 5, link: 6 } as const;

/** Everything of a worksheet before its rows: one frozen row and the widths of the columns. */
export function sheetHead(columns: readonly Column[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  return `${declaration}<worksheet ${main}>${view}<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`;
}

/** Everything of a worksheet after its rows: the filter over all that was written, and the cells that lead elsewhere. */
export function sheetTail(columns: readonly Column[], rows: number, links: readonly Link[] = []): string {
  const list = links.map(({ cell, to }) => `<hyperlink ref="${cell}" location="${escapeXml(to)}"/>`).join('');
  const all = list === '' ? '' : `<hyperlinks>${list}</hyperlinks>`;
  return `</sheetData><autoFilter ref="A1:${columnLetters(columns.length - 1)}${rows}"/>${all}</worksheet>`;
}

/** A cell, e.g. 'C7', that leads to a marked row. */
export type Link = { readonly cell: string; readonly to: string };

/** The bold heading row. */
export function headingRow(columns: readonly Column[]): string {
  const cells = columns.map(({ label }, at) => textCell(`${columnLetters(at)}1`, label, style.heading));
  return `<row r="1">${cells.join('')}</row>`;
}

/** One row of cells by the kinds of their columns; a value that is not of the kind is kept as text, never lost. `row` counts from 1. */
export function rowXml(columns: readonly PlacedColumn[], cells: readonly Cell[], row: number, linked?: number): string {
  return `<row r="${row}">${columns.map((column, at) => cellXml(column, cells[at] ?? null, row, at === linked)).join('')}</row>`;
}

/** A column with its letters, worked out once for a sheet. */
export type PlacedColumn = Column & { readonly letters: string };

/** The columns of a sheet with their letters. */
export function placed(columns: readonly Column[]): readonly PlacedColumn[] {
  return columns.map((column, at) => ({ ...column, letters: columnLetters(at) }));
}

/** The name of a column counted from 0: A, B, … Z, AA. */
export function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnLetters(Math.floor(at / 26) - 1) + letter;
}

/** The parts that do not depend on the rows. Sheets get their content type by default, so their number need not be known beforehand. */
export const fixedParts: readonly { readonly path: string; readonly xml: string }[] = [
  {
    path: '[Content_Types].xml',
    xml:
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  },
  { path: '_rels/.rels', xml: relationships([['officeDocument', 'xl/workbook.xml']]) },
  {
    path: 'xl/styles.xml',
    xml:
      `${declaration}<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
      '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
      '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font>' +
      '<font><u/><sz val="11"/><color rgb="FF0E5A8A"/><name val="宋体"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">' +
      [
        'numFmtId="0" fontId="0"',
        'numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"',
        'numFmtId="49" fontId="0" applyNumberFormat="1"',
        'numFmtId="49" fontId="0" applyNumberFormat="1" quotePrefix="1"',
        'numFmtId="164" fontId="0" applyNumberFormat="1"',
        'numFmtId="165" fontId="0" applyNumberFormat="1"',
        'numFmtId="0" fontId="2" applyFont="1"',
      ]
        .map((format) => `<xf ${format} fillId="0" borderId="0" xfId="0"/>`)
        .join('') +
      '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  },
];

/** A sheet as it was written: its name, the range its filter covers and its marked rows. */
export type WrittenSheet = {
  readonly name: string;
  readonly lastCell: string;
  readonly marks: readonly { readonly name: string; readonly row: number }[];
};

/** The workbook and its relationships, once the sheets are known. */
export function workbookParts(sheets: readonly WrittenSheet[]) {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const filters = sheets.map(({ name, lastCell }, at) => {
    const range = rangeIn(name, `$A$1:${lastCell}`);
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${range}</definedName>`;
  });
  const marks = sheets.flatMap((sheet) =>
    sheet.marks.map(
      (mark) => `<definedName name="${mark.name}">${rangeIn(sheet.name, `$A$${mark.row}`)}</definedName>`,
    ),
  );
  const targets = sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]);
  return [
    {
      path: 'xl/workbook.xml',
      xml: `${declaration}<workbook ${main} xmlns:r="${relations}"><sheets>${list.join('')}</sheets><definedNames>${[...filters, ...marks].join('')}</definedNames></workbook>`,
    },
    { path: 'xl/_rels/workbook.xml.rels', xml: relationships([...targets, ['styles', 'styles.xml']]) },
  ];
}

const rangeIn = (sheet: string, range: string) => escapeXml(`'${sheet.replaceAll("'", "''")}'!${range}`);

function cellXml({ letters, kind }: PlacedColumn, cell: Cell, row: number, isLink: boolean): string {
  if (cell === null || cell === '') return '';
  const place = `${letters}${row}`;
  const number = kind === 'number' ? asNumber(cell) : kind === 'text' ? null : asSerial(cell, kind);
  if (number === null) {
    const text = asText(cell);
    const plain = isLink ? style.link : style.text;
    return textCell(place, text, looksLikeFormula(text) ? style.formulaLikeText : plain);
  }
  if (isLink && kind === 'number') return `<c r="${place}" s="${style.link}"><v>${number}</v></c>`;
  const format = kind === 'day' || kind === 'instant' ? ` s="${style[kind]}"` : '';
  return `<c r="${place}"${format}><v>${number}</v></c>`;
}

function textCell(place: string, text: string, format: number): string {
  // Excel repairs (cuts) a file with a longer text; an inline string is never evaluated, whatever it begins with.
  const kept = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return `<c r="${place}" t="inlineStr" s="${format}"><is><t xml:space="preserve">${escapeXml(kept)}</t></is></c>`;
}

function relationships(targets: readonly (readonly [kind: string, path: string])[]): string {
  const list = targets.map(
    ([kind, path], at) => `<Relationship Id="rId${at + 1}" Type="${relations}/${kind}" Target="${path}"/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Besides XML's own signs: characters XML cannot hold are written _xHHHH_ (ECMA-376 ST_Xstring), and so is an underscore that would read as such.
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[&<>"]|[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
      (sign) => entities[sign] ?? coded(sign),
    );
}

function coded(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
