import type { Font, Glyph } from 'fontkit';

/** A point of an outline in thousandths of the em; the curve passes through those that are on it. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

/** The shape of a character, drawn into the cell it takes. */
export type Outline = readonly (readonly Point[])[];

/** How wide a character's cell is, in thousandths of the em: signs of ASCII take half of one. */
export const cellOf = (codePoint: number): number => (codePoint >= 0x20 && codePoint <= 0x7e ? 500 : 1000);

/** The outline of a character, or undefined when the font has none. A shape wider than its cell is drawn together, a narrower one centred. */
export function outlineOf(font: Font, codePoint: number): Outline | undefined {
  if (!font.hasGlyphForCodePoint(codePoint)) return undefined;
  const glyph = font.glyphForCodePoint(codePoint);
  const em = 1000 / font.unitsPerEm;
  const [stretch, left] = placeIn(cellOf(codePoint), glyph.advanceWidth * em, codePoint);
  const placed = contoursOf(glyph).map((points) =>
    points.map(({ x, y, isOn }) => ({ x: Math.round(x * em * stretch + left), y: Math.round(y * em), isOn })),
  );
  return codePoint === dash ? fromEdgeToEdge(placed) : placed;
}

const dash = 0x2014;

/** How high a dash stands over the line, in the middle of the characters beside it, in thousandths of the em. */
export const dashHeight = 380;

/** A dash meets the next one: two of them are one sign. */
function fromEdgeToEdge(outline: Outline): Outline {
  const points = outline.flat();
  const [from, to] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const middle = (Math.min(...points.map(({ y }) => y)) + Math.max(...points.map(({ y }) => y))) / 2;
  const placed = ({ x, y, isOn }: Point): Point => ({
    x: Math.round(((x - from) / (to - from)) * 1000),
    y: Math.round(y - middle + dashHeight),
    isOn,
  });
  return outline.map((contour) => contour.map(placed));
}

function placeIn(cell: number, advance: number, codePoint: number): readonly [stretch: number, left: number] {
  if (advance > cell) return [cell / advance, 0];
  if (codePoint === 0x201c || codePoint === 0x2018) return [1, cell - advance];
  if (codePoint === 0x201d || codePoint === 0x2019) return [1, 0];
  return [1, (cell - advance) / 2];
}

function contoursOf(glyph: Glyph): readonly (readonly Point[])[] {
  const contours: Point[][] = [];
  let [x, y] = [0, 0];
  const to = (isOn: boolean, nextX = 0, nextY = 0) => {
    contours.at(-1)?.push({ x: nextX, y: nextY, isOn });
    if (isOn) [x, y] = [nextX, nextY];
  };
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') {
      contours.push([]);
      to(true, a, b);
    } else if (command === 'lineTo') to(true, a, b);
    else if (command === 'quadraticCurveTo') {
      to(false, a, b);
      to(true, c, d);
    } else if (command === 'bezierCurveTo') {
      for (const [cx, cy, px, py] of quadratics([x, y, a, b, c, d, e, f])) {
        to(false, cx, cy);
        to(true, px, py);
      }
    }
  }
  return contours.filter((points) => points.length > 2);
}

type Cubic = readonly [number, number, number, number, number, number, number, number];

/** A cubic curve as four quadratic ones: TrueType knows no other. */
function quadratics(curve: Cubic): readonly (readonly [cx: number, cy: number, x: number, y: number])[] {
  return halves(curve)
    .flatMap(halves)
    .map(([x0, y0, x1, y1, x2, y2, x3, y3]) => [(3 * (x1 + x2) - x0 - x3) / 4, (3 * (y1 + y2) - y0 - y3) / 4, x3, y3]);
}

function halves([x0, y0, x1, y1, x2, y2, x3, y3]: Cubic): readonly [Cubic, Cubic] {
  const [ax, ay] = [between(x0, x1), between(y0, y1)];
  const [bx, by] = [between(x1, x2), between(y1, y2)];
  const [cx, cy] = [between(x2, x3), between(y2, y3)];
  const [dx, dy] = [between(ax, bx), between(ay, by)];
  const [ex, ey] = [between(bx, cx), between(by, cy)];
  const [x, y] = [between(dx, ex), between(dy, ey)];
  return [
    [x0, y0, ax, ay, dx, dy, x, y],
    [x, y, ex, ey, cx, cy, x3, y3],
  ];
}

const between = (a: number, b: number) => (a + b) / 2;
