import type { Face } from '../word/fonts.ts';

/** A stretch of text in one face. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
}

/** A line of text as wide as it is counted in characters of the grid; all but the last of a paragraph are drawn out to the measure. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly isLast: boolean;
}

// What may not begin a line and what may not end one (避头尾), and what is one sign written twice.
const neverFirst = new Set('，。、；：？！）】〕》〉」』”’％‰℃·～,.;:?!)]}%');
const neverLast = new Set('（【〔《〈「『“‘￥([{#');
const twins = new Set('—…');

/** Letters, digits and signs of half a character's width, of which a word or a number is made. */
const isHalf = (character: string) => character >= ' ' && character <= '~';

/** How many characters of the grid a text takes: signs of ASCII are half as wide. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (isHalf(character) ? 0.5 : 1), 0);

/**
 * Text broken into lines of so many characters, the first begun `indent` in. Numbers and words are not broken; a sign that may not stand
 * where it would fall takes the character before it along.
 */
export function breakLines(pieces: readonly Piece[], measure: number, indent = 0): readonly Line[] {
  const atoms = atomsOf(pieces, measure - indent);
  const lines: Line[] = [];
  let start = 0;
  while (start < atoms.length) {
    const end = endOfLine(atoms, start, lines.length === 0 ? measure - indent : measure);
    lines.push(lineOf(atoms.slice(start, end), end === atoms.length));
    start = end;
  }
  return lines;
}

/** What is never broken: a character, or a number or word. */
interface Atom extends Piece {
  readonly width: number;
}

function atomsOf(pieces: readonly Piece[], most: number): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const { text, face } of pieces) {
    for (const character of text) {
      const last = atoms.at(-1);
      const width = widthOf(character);
      const joins = last && isHalf(character) && /[!-~]$/.test(last.text) && character !== ' ' && last.face === face;
      if (joins && last.width + width <= most) {
        atoms[atoms.length - 1] = { face, text: last.text + character, width: last.width + width };
      } else atoms.push({ face, text: character, width });
    }
  }
  return atoms;
}

/** Where the line that begins at `start` ends: behind the last atom that fits and may end it. */
function endOfLine(atoms: readonly Atom[], start: number, measure: number): number {
  let width = 0;
  let end = start;
  for (let at = start; at < atoms.length; at += 1) {
    width += atoms[at]?.width ?? 0;
    if (width > measure) return end > start ? end : Math.max(at, start + 1);
    if (mayBreak(atoms[at], atoms[at + 1])) end = at + 1;
  }
  return atoms.length;
}

function mayBreak(before: Atom | undefined, after: Atom | undefined): boolean {
  if (!before || !after) return true;
  const [last = '', first = ''] = [before.text.at(-1), after.text[0]];
  return !neverFirst.has(first) && !neverLast.has(last) && !(twins.has(last) && first === last);
}

function lineOf(atoms: readonly Atom[], isLast: boolean): Line {
  const pieces: Piece[] = [];
  for (const { text, face } of atoms) {
    const last = pieces.at(-1);
    if (last?.face === face) pieces[pieces.length - 1] = { face, text: last.text + text };
    else pieces.push({ face, text });
  }
  return { pieces, width: atoms.reduce((sum, { width }) => sum + width, 0), isLast };
}
