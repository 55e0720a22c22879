import { getDocumentProxy } from 'unpdf';

/** A line of a page as a reader finds it, in points from the left and lower edges. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** The names of the fonts it is set in, in their order. */
  readonly faces: readonly string[];
}

/** A page of a PDF: its size in points, its lines from top to bottom, its number apart. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
  readonly number: PdfLine | undefined;
}

/** The pages of a PDF as a reader finds them. */
export async function readPdf(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages = Array.from({ length: document.numPages }, (_, at) => at + 1);
  const read: PdfPage[] = [];
  for (const at of pages) {
    const page = await document.getPage(at);
    await page.getOperatorList(); // loads the fonts, so that their names are known
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent({ disableNormalization: true });
    const words = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const rows = Map.groupBy(words, ({ transform }) => Math.round(Number(transform[5]) * 10));
    const all = [...rows.values()].map((row): PdfLine => {
      const [first] = row;
      const last = row.at(-1);
      return {
        text: row.map(({ str }) => str).join(''),
        left: Number(first?.transform[4]),
        right: Number(last?.transform[4]) + (last?.width ?? 0),
        baseline: Number(first?.transform[5]),
        size: Math.round(Number(first?.transform[0])),
        faces: [...new Set(row.map(({ fontName }) => String(page.commonObjs.get(fontName).name)))],
      };
    });
    const number = all.find(({ text }) => /^— \d+ —$/.test(text));
    read.push({ width, height, lines: all.filter((line) => line !== number), number });
  }
  return read;
}
