/** The four colours of a risk, the gravest first, and the level at which each is to be controlled at the least. */
export const colours = {
  red: '红（重大风险）',
  orange: '橙（较大风险）',
  yellow: '黄（一般风险）',
  blue: '蓝（低风险）',
} as const;

/** The key of a colour. */
export type Colour = keyof typeof colours;

/** Who controls a risk within an enterprise, the highest first: red belongs to the first, orange at least to the second, and so on. */
export const controlLevels = {
  company: '公司级',
  department: '部门（车间）级',
  team: '班组级',
  post: '岗位级',
} as const;

/** Likelihood in the LEC method; the keys stand for the method's own numbers. */
export const likelihoods = {
  certain: '10 完全可以预料',
  likely: '6 相当可能',
  possible: '3 可能但不经常',
  seldom: '1 可能性小，完全意外',
  unlikely: '0.5 很不可能，可以设想',
  veryUnlikely: '0.2 极不可能',
  impossible: '0.1 实际不可能',
} as const;

/** Exposure in the LEC method. */
export const exposures = {
  continuous: '10 连续暴露',
  daily: '6 每天工作时间内暴露',
  weekly: '3 每周一次或偶然暴露',
  monthly: '2 每月一次暴露',
  yearly: '1 每年几次暴露',
  rare: '0.5 非常罕见暴露',
} as const;

/** Consequence in the LEC method. */
export const consequences = {
  catastrophe: '100 多人死亡',
  disaster: '40 数人死亡',
  death: '15 一人死亡',
  disabling: '7 伤残',
  injury: '3 重伤',
  minor: '1 引人注目',
} as const;

/** What a risk is judged by. */
export interface Judged {
  readonly method: 'lec' | 'ls';
  readonly likelihood: keyof typeof likelihoods | null;
  readonly exposure: keyof typeof exposures | null;
  readonly consequence: keyof typeof consequences | null;
  readonly probability: number | null;
  readonly harm: number | null;
  readonly directRed: boolean | null;
}

/** Where the colours begin. With `inclusive` the bound itself belongs to the graver colour; of the LS method it always does. */
export interface Levels {
  readonly red: number;
  readonly orange: number;
  readonly yellow: number;
  readonly inclusive: boolean;
}

/** D = L × E × C, or R = L × S; null while something is not said. */
export function scoreOf(row: Judged): number | null {
  if (row.method === 'ls') return row.probability === null || row.harm === null ? null : row.probability * row.harm;
  if (row.likelihood === null || row.exposure === null || row.consequence === null) return null;
  const factors = [likelihoods[row.likelihood], exposures[row.exposure], consequences[row.consequence]].map(numberIn);
  // Tenths and halves: whole numbers keep the product exact.
  return factors.reduce((product, factor) => product * Math.round(factor * 10), 1) / 1000;
}

/** The colour of a score. */
export function colourOf(score: number, { red, orange, yellow, inclusive }: Levels): Colour {
  const reaches = (bound: number) => (inclusive ? score >= bound : score > bound);
  if (reaches(red)) return 'red';
  if (reaches(orange)) return 'orange';
  return reaches(yellow) ? 'yellow' : 'blue';
}

/** What a risk was graded by, in words that stand on it: L6×E6×C15＝540. */
export function gradingWords(row: Judged): string | null {
  const score = scoreOf(row);
  if (row.directRed === true) return '直接判定为重大风险';
  if (score === null) return null;
  if (row.method === 'ls') return `L${row.probability}×S${row.harm}＝${score}`;
  const [l, e, c] = [
    numberIn(likelihoods[row.likelihood ?? 'impossible']),
    numberIn(exposures[row.exposure ?? 'rare']),
    numberIn(consequences[row.consequence ?? 'minor']),
  ];
  return `L${l}×E${e}×C${c}＝${score}`;
}

const colourOrder = Object.keys(colours);
const levelOrder = Object.keys(controlLevels);

/** Whether somebody controls a risk who stands high enough for its colour. */
export const isControlledHighEnough = (colour: string, level: string): boolean =>
  levelOrder.indexOf(level) <= colourOrder.indexOf(colour);

const numberIn = (words: string): number => Number.parseFloat(words);
