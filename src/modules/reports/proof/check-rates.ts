import { type Check, type Finding, found } from './finding.ts';
import { type Figure, figuresIn } from './figures.ts';
import { type Line, sentences } from './text.ts';

/** Percentages against the figures beside them, and growth against both years. */
export const checkRates: Check = ({ lines }) =>
  lines.flatMap((line) =>
    sentences(line.text).flatMap(({ text, at }) => [
      ...shares(line, text, at),
      ...growth(line, text, at),
      ...over(line, text, at),
    ]),
  );

/** Whether a printed percentage is the ratio, to the digits printed, rounded or cut. */
function agrees(printed: string, ratio: number): boolean {
  const step = 10 ** -(printed.split('.')[1]?.length ?? 0);
  return Math.abs(Number(printed) - ratio * 100) < step * 1.01;
}

const rateWords =
  /(整改率|完成率|整治率|办结率|合格率|覆盖率|占比|占全年[^，。]{0,8}的|占[^，。\d]{0,12}的?|完成[^，。\d]{0,6}的|达标率|销号率|率)(?:为|达到?|约|高达)?$/;

/** …a处，已…b处，…率p%. */
function shares(line: Line, text: string, offset: number): readonly Finding[] {
  const figures = figuresIn(text);
  return figures.flatMap((rate, order) => {
    if (rate.unit !== '%' || rate.value === undefined || rate.about.includes('超')) return [];
    const lead = text.slice(0, rate.at);
    if (!rateWords.test(lead) || /同比|较|增长|提高|空编|扫码|湿度|知晓/.test(lead.slice(-14))) return [];
    const [whole, part] = [figures[order - 2], figures[order - 1]];
    if (!whole?.value || part?.value === undefined || whole.about || part.about) return [];
    if (whole.unit === '%' || whole.unit !== part.unit || whole.scale !== part.scale || part.value > whole.value)
      return [];
    const between = text.slice(whole.at + whole.length, part.at);
    if (text.slice(part.at + part.length, rate.at).length > 18 || between.length > 24 || /[。；]/.test(between))
      return [];
    if (
      !/(已|完成|整改|合格|办结|覆盖|达标|销号|鉴定|其中)/.test(between) ||
      agrees(rate.digits, part.value / whole.value)
    )
      return [];
    return [
      wrong(line, offset, {
        from: whole,
        to: rate,
        category: 'ARITH-RATE',
        printed: rate.digits,
        right: part.value / whole.value,
        sum: `${part.digits}÷${whole.digits}`,
      }),
    ];
  });
}

interface Wrong {
  readonly from: Figure;
  readonly to: Figure;
  readonly category: string;
  readonly printed: string;
  readonly right: number;
  readonly sum: string;
}

function wrong(line: Line, offset: number, { from, to, category, printed, right, sum }: Wrong): Finding {
  const decimals = printed.split('.')[1]?.length ?? 0;
  const value = (right * 100).toFixed(decimals);
  return found(
    line,
    { at: offset + from.at, length: to.at + to.length - from.at },
    {
      category,
      reason: `${sum} 应为 ${value}%，写成了 ${printed}%`,
      suggestion: `核对三个数字；若前两个无误，应为 ${value}%`,
      certainty: 'H',
    },
  );
}

/** 今年a起，去年同期b起，同比下降p%; a起，同比减少d起、下降p%. */
function growth(line: Line, text: string, offset: number): readonly Finding[] {
  const figures = figuresIn(text);
  return figures.flatMap((rate, order) => {
    if (rate.unit !== '%' || rate.value === undefined) return [];
    const way = /(上升|增长|增加|提高|下降|减少|降低)(?:了|约)?$/.exec(text.slice(0, rate.at))?.[1];
    const two = figures[order - 1];
    const one = figures.slice(0, Math.max(0, order - 1)).findLast((each) => each.unit === two?.unit);
    if (way === undefined || one?.value === undefined || two?.value === undefined || one.about || two.about) return [];
    if (one.unit !== two.unit || one.unit === '%' || one.scale !== two.scale || text.slice(two.at, rate.at).length > 22)
      return [];
    const between = text.slice(one.at + one.length, two.at);
    const falls = /下降|减少|降低/.test(way);
    const delta = /(同比|较|比)[^，。；\d]{0,8}(增加|上升|增长|减少|下降|降低)了?$/.exec(between)?.[2];
    const base =
      delta !== undefined
        ? one.value + (/减少|下降|降低/.test(delta) ? two.value : -two.value)
        : /(去年|上年|同期)[^，。；\d]{0,8}$/.test(between)
          ? two.value
          : undefined;
    if (base === undefined || base <= 0) return [];
    const right = (falls ? base - one.value : one.value - base) / base;
    if (agrees(rate.digits, right)) return [];
    if (right < 0)
      return [
        found(
          line,
          { at: offset + one.at, length: rate.at + rate.length - one.at },
          {
            category: 'ARITH-YOY',
            reason: `由 ${base} 到 ${one.value}，不是“${way}”`,
            suggestion: '核对升降的方向',
            certainty: 'H',
          },
        ),
      ];
    return [
      wrong(line, offset, {
        from: one,
        to: rate,
        category: 'ARITH-YOY',
        printed: rate.digits,
        right,
        sum: `由 ${base} 到 ${one.value}`,
      }),
    ];
  });
}

/** Shares above a hundred per cent. */
function over(line: Line, text: string, offset: number): readonly Finding[] {
  return figuresIn(text)
    .filter(
      ({ unit, value, at }) =>
        unit === '%' &&
        (value ?? 0) > 100 &&
        /(整改率|合格率|覆盖率|占比|知晓率|办结率|销号率)(?:为|达到?)?$/.test(text.slice(0, at)),
    )
    .map(({ at, length }) =>
      found(
        line,
        { at: offset + at - 3, length: length + 3 },
        { category: 'ARITH-RATE', reason: '这个比率不会超过 100%', suggestion: '核对分子和分母', certainty: 'H' },
      ),
    );
}
