import { Bookmark, BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx';

/** The bookmark of a figure's nth appearance in a document: figure_<id>, with '-' left out and '.' as '_', then _2, _3, … */
export function figureBookmark(id: string, appearance = 1): string {
  const name = `figure_${id.replaceAll('-', '').replaceAll('.', '_')}${appearance > 1 ? `_${appearance}` : ''}`;
  // Word keeps letters, digits and '_' and cuts a bookmark's name at 40; a UUID just fits.
  if (!/^\w{8,40}$/.test(name)) throw new RangeError(`not a figure id that Word can hold: ${id}`);
  return name;
}

/** Puts a bookmark around each figure of one document; two figures never share a name. */
export type FigureMarker = (figure: string, run: ParagraphChild) => Bookmark;

/** A marker for one document, which numbers its bookmarks from 0 in the order they are printed. */
export function figureMarker(): FigureMarker {
  const names = new Set<string>();
  return (figure, run) => {
    let appearance = 1;
    while (names.has(figureBookmark(figure, appearance))) appearance += 1;
    const name = figureBookmark(figure, appearance);
    const bookmark = new NumberedBookmark(name, names.size, run);
    names.add(name);
    return bookmark;
  };
}

// docx numbers its bookmarks for the whole process, which would make the same document differ from one time to the next.
class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart;
  override readonly end: BookmarkEnd;

  constructor(name: string, link: number, run: ParagraphChild) {
    super({ id: name, children: [run] });
    this.start = new BookmarkStart(name, link);
    this.end = new BookmarkEnd(link);
  }
}
