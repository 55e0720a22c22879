import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';
import { othersTurn } from '../in-turns.ts';
import type { Face } from '../word/fonts.ts';
import { slicesOf } from './font-slices.ts';
import { type Outline, outlineOf } from './outline-of.ts';
import { trueType } from './true-type.ts';

/** The typefaces that documents are set in. */
export interface Typefaces {
  /** A font of just these characters, as a TrueType file with the typeface's name. */
  fontOf(face: Face, characters: ReadonlySet<string>): Promise<Buffer>;
}

interface Free {
  readonly name: string;
  /** The style sheet of its package, which says which file holds which characters. */
  readonly sheet: string;
  readonly weight?: number;
}

const serif = '@fontsource-variable/noto-serif-sc/index.css';

// The nearest faces under an open licence (docs/decisions/0039); they stand in for those the standard names.
const free: Readonly<Record<Face, Free>> = {
  fangsong: { name: 'NotoSerifSC-Light', sheet: serif, weight: 300 },
  songti: { name: 'NotoSerifSC-Regular', sheet: serif, weight: 400 },
  xiaobiaosong: { name: 'NotoSerifSC-SemiBold', sheet: serif, weight: 600 },
  heiti: { name: 'NotoSansSC-Medium', sheet: '@fontsource-variable/noto-sans-sc/index.css', weight: 550 },
  kaiti: { name: 'LXGWWenKaiLite-Regular', sheet: 'lxgw-wenkai-lite-webfont/lxgwwenkailite-regular.css' },
};

// What the files of a bureau's own fonts are called, as they come from it or from the systems that bring them.
const own: Readonly<Record<Face, RegExp>> = {
  fangsong: /^(?!.*小标宋).*(仿宋|fangsong|simfang)/i,
  songti: /^(?!.*(仿宋|小标宋)).*(宋体|songti|simsun)/i,
  xiaobiaosong: /小标宋|xiaobiaosong|fzxbs/i,
  heiti: /黑体|heiti|simhei/i,
  kaiti: /楷体|kaiti|simkai/i,
};

/** An empty box: what a character looks like that no font has. */
const missing: Outline = [
  [
    { x: 80, y: -40, isOn: true },
    { x: 80, y: 800, isOn: true },
    { x: 920, y: 800, isOn: true },
    { x: 920, y: -40, isOn: true },
  ],
  [
    { x: 130, y: 10, isOn: true },
    { x: 870, y: 10, isOn: true },
    { x: 870, y: 750, isOn: true },
    { x: 130, y: 750, isOn: true },
  ],
];

/**
 * The typefaces of an installation: a bureau's own font files in a folder where it has put them, else the free ones that come along.
 * A character that one has not is taken from the next, at last from the free 宋体.
 */
export function openTypefaces(folder: string): Typefaces {
  const sources = new Map<string, Source>();
  const source = (key: string, make: () => Source) => {
    const found = sources.get(key) ?? make();
    sources.set(key, found);
    return found;
  };
  return {
    fontOf: async (face, characters) => {
      const file = await ownFile(folder, face);
      const freeOnes = [face, 'songti' as const].map((one) => source(one, () => slicedFont(free[one])));
      const chain = [...(file === undefined ? [] : [source(file, () => wholeFont(join(folder, file)))]), ...freeOnes];
      const codePoints = [...characters].map((character) => character.codePointAt(0) ?? 0).toSorted((a, b) => a - b);
      const outlines = new Map<number, Outline>();
      for (const code of codePoints) outlines.set(code, await firstOutline(chain, code));
      return trueType((await chain[0]?.name) ?? face, outlines);
    },
  };
}

/** A typeface to take outlines from; each character is looked up once. */
interface Source {
  /** Its name as PostScript writes it. */
  readonly name: Promise<string> | string;
  readonly outline: (codePoint: number) => Promise<Outline | undefined>;
}

async function firstOutline(chain: readonly Source[], codePoint: number): Promise<Outline> {
  for (const { outline } of chain) {
    const found = await outline(codePoint);
    if (found) return found;
  }
  return missing;
}

function wholeFont(path: string): Source {
  const font = readFile(path).then(firstOf);
  return {
    name: font.then(({ postscriptName }) => postscriptName.replaceAll(/[^\w-]/g, '') || 'Own'),
    outline: remembering(async (codePoint) => outlineOf(await font, codePoint)),
  };
}

function slicedFont({ name, sheet, weight }: Free): Source {
  const path = createRequire(import.meta.url).resolve(sheet);
  const fileOf = readFile(path, 'utf8').then(slicesOf);
  const fonts = new Map<string, Promise<Font>>();
  const open = async (file: string) => {
    // What is read first unpacks a file: other people's requests are let through in between.
    await othersTurn();
    const { default: decompress } = await import('woff2-encoder/decompress');
    const font = await firstOf(Buffer.from(await decompress(await readFile(join(dirname(path), file)))));
    return weight === undefined ? font : font.getVariation({ wght: weight });
  };
  const outline = remembering(async (codePoint) => {
    const file = (await fileOf)(codePoint);
    if (file === undefined) return undefined;
    const font = fonts.get(file) ?? open(file);
    fonts.set(file, font);
    return outlineOf(await font, codePoint);
  });
  return { name, outline };
}

function remembering(look: Source['outline']): Source['outline'] {
  const known = new Map<number, Outline | undefined>();
  return async (codePoint) => {
    if (!known.has(codePoint)) known.set(codePoint, await look(codePoint));
    return known.get(codePoint);
  };
}

/** What reads fonts is itself read when the first PDF is made: a start would take a third of a second longer. */
async function firstOf(bytes: Buffer): Promise<Font> {
  const { create } = await import('fontkit');
  const font = create(bytes);
  if (!('fonts' in font)) return font;
  const [first] = font.fonts;
  if (!first) throw new Error('a collection of fonts without one');
  return first;
}

async function ownFile(folder: string, face: Face): Promise<string | undefined> {
  const files = await readdir(folder).catch((): string[] => []);
  return files.toSorted().find((file) => own[face].test(file) && /\.(ttf|otf|ttc)$/i.test(file));
}
