/** Which file of a typeface holds a character: typefaces for the web are cut into files, each for the characters its style sheet names. */
export function slicesOf(sheet: string): (codePoint: number) => string | undefined {
  const slices = [...sheet.matchAll(/url\(['"]?([^'")]+)['"]?\)[^;]*;\s*unicode-range:\s*([^;}]+)/g)].map(
    ([, file = '', ranges = '']) => ({ file, ranges: ranges.split(',').map(rangeOf) }),
  );
  return (codePoint) =>
    slices.find(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to))?.file;
}

/** 'U+4e00-4e0b' or 'U+4e00'. */
function rangeOf(text: string): readonly [from: number, to: number] {
  const [from = '', to = from] = text.trim().slice(2).split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
