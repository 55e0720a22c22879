import { cleanLines } from '../word/clean-text.ts';
import { type Face, size } from '../word/fonts.ts';
import { a4, lineHeight, margins, measure, mm } from '../word/page.ts';
import { widthOf } from './break-lines.ts';
import { layOut, type OfficialText, type Page, type PlacedLine } from './official-layout.ts';
import { dashHeight } from './outline-of.ts';
import type { Typefaces } from './typefaces.ts';

/** Twips, in which Word counts, in points, in which PDF does. */
const points = (twips: number) => twips / 20;
/** A character of the body on the grid: 156 mm ÷ 28. */
const pitch = points(measure.width) / measure.characters;
/** How far below the upper edge of its em a letter stands on the line. */
const ascent = 0.86;

/**
 * The same document as a PDF (ISO 32000-1): GB/T 9704-2012's page, 22 lines of 28 characters, its faces embedded as far as they are
 * used, text that can be searched and copied, headings as bookmarks. The same model and fonts give the same bytes.
 */
export async function officialPdf(model: OfficialText, typefaces: Typefaces): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit'); // with the first PDF, not with the start
  const pages = layOut(model);
  const document = new PdfDocument({
    size: [points(a4.width), points(a4.height)],
    margin: 0,
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: cleanLines(model.title).join(''),
      Producer: 'Anlan',
      Creator: 'Anlan',
      CreationDate: new Date(model.createdAt ?? 0),
      ...(model.signature === undefined ? {} : { Author: model.signature }),
    },
  });
  const bytes = collected(document);
  for (const [face, characters] of charactersOf(pages)) {
    document.registerFont(face, await typefaces.fontOf(face, characters));
  }
  for (const [at, page] of pages.entries()) {
    document.addPage();
    for (const line of page) drawLine(document, line);
    drawNumber(document, at + 1);
  }
  document.end();
  return bytes;
}

function charactersOf(pages: readonly Page[]): ReadonlyMap<Face, ReadonlySet<string>> {
  const pieces = pages.flat().flatMap((line) => [...line.pieces, ...(line.atRight ? [line.atRight] : [])]);
  const byFace = Map.groupBy([...pieces, { face: 'songti' as const, text: '— 0123456789' }], ({ face }) => face);
  return new Map([...byFace].map(([face, those]) => [face, new Set(those.flatMap(({ text }) => Array.from(text)))]));
}

function drawLine(document: PDFKit.PDFDocument, line: PlacedLine): void {
  const letters = line.size / 2;
  const baseline = points(margins.top + line.row * lineHeight) + (points(lineHeight) - letters) / 2 + letters * ascent;
  const spacing = spacingOf(line, letters);
  let x = points(margins.left) + line.left * pitch;
  if (line.heading) document.outline.addItem(line.heading.text);
  document.fillColor(line.colour ?? 'black');
  for (const { text, face } of line.pieces) {
    document
      .font(face, letters)
      .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
    x += widthOf(text) * letters + Array.from(text).length * spacing;
  }
  const edge = points(margins.left) + points(measure.width);
  if (line.atRight && line.atRight.text !== '') {
    const { text, face } = line.atRight;
    const left = edge - pitch - widthOf(text) * letters;
    document.font(face, letters).text(text, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }
  for (const rule of line.rules ?? []) {
    const y = points(margins.top + (line.row + (rule === 'below' ? 1 : 0)) * lineHeight);
    document.moveTo(points(margins.left), y).lineTo(edge, y).lineWidth(1).stroke('black');
  }
  if (line.isRuled) {
    const y = points(margins.top + (line.row + 1) * lineHeight + mm(2));
    document.moveTo(points(margins.left), y).lineTo(edge, y).lineWidth(1.5).stroke('red');
  }
}

/** What stands between letters: the grid's own, or as much as fills the line; none in a title. */
function spacingOf({ pieces, width, isLast, left, size: halfPoints }: PlacedLine, letters: number): number {
  if (halfPoints !== size.三号) return 0;
  const count = pieces.reduce((sum, { text }) => sum + Array.from(text).length, 0);
  const full = (measure.characters - left) * pitch;
  return isLast || count < 2
    ? Math.min(pitch - letters, (full - width * letters) / count)
    : (full - width * letters) / (count - 1);
}

/** — 1 — in 四号宋体, 7 mm below the text, one character in from the outer edge (GB/T 9704-2012 7.5). */
function drawNumber(document: PDFKit.PDFDocument, number: number): void {
  const letters = size.四号 / 2;
  const text = `— ${number} —`;
  const left = points(margins.left);
  const x = number % 2 === 0 ? left + letters : left + points(measure.width) - letters - widthOf(text) * letters;
  const baseline = points(a4.height - margins.bottom + mm(7)) + (letters * dashHeight) / 1000;
  document.font('songti', letters).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
}

function collected(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.on('end', () => resolve(Buffer.concat(chunks)));
  document.on('error', reject);
  return promise;
}
