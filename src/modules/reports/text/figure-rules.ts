import { inUnit } from '../../../codes/units.ts';
import { ratio } from '../../../kernel/indicator.ts';
import { isRecord } from '../../../kernel/where.ts';
import type { ComposedFigure, ComposedNote } from '../composed.ts';
import { canonical } from './ask-key.ts';
import { inWanOf, isUneven, mostDecimals } from './money-decimals.ts';

/** What a rule knows besides the figures: the first and the last day of the period. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

type Rule = (figures: readonly ComposedFigure[], span: Span) => readonly ComposedNote[];

/** The rules between figures of one period, and those between all figures of a report. */
const ofOnePeriod: readonly Rule[] = [outcomes, changes, parts, vacancies];
const ofAll: readonly Rule[] = [shares, issues, units, decimals];

/** What holds between a report's figures, or does not, by the rules of the catalogue. */
export function checkFigureRules(figures: readonly ComposedFigure[], span: Span): readonly ComposedNote[] {
  const periods = [...Map.groupBy(figures, ({ own }) => own?.period).values()];
  return [
    ...periods.flatMap((some) => ofOnePeriod.flatMap((rule) => rule(some, span))),
    ...ofAll.flatMap((rule) => rule(figures, span)),
  ];
}

/** R04: what was put right and what is under control are different hazards of those found. */
function outcomes(figures: readonly ComposedFigure[]): readonly ComposedNote[] {
  const of = (indicator: string, { where }: ComposedFigure) =>
    figures.find((one) => one.indicator === indicator && canonical(one.where) === canonical(where));
  return figures
    .filter(({ indicator }) => indicator === 'hazard.found')
    .flatMap((found) => {
      const [rectified, controlled] = [of('hazard.rectified', found), of('hazard.underControl', found)];
      return rectified && controlled ? [noMore('R04', [rectified, controlled], found)] : [];
    });
}

/** R03, R05, R15: a share is its part in its whole, and a part no more than its whole but of a plan, which may be more than done. */
function shares(figures: readonly ComposedFigure[]): readonly ComposedNote[] {
  return figures.flatMap((share) => {
    const [part, whole] = [share.ratio?.part, share.ratio?.whole].map((key) => figures.find((one) => one.key === key));
    if (!part || !whole) return [];
    const isPlan = whole.indicator === 'planTarget.target';
    const rule = isPlan ? 'R05' : whole.indicator === 'hazard.found' ? 'R03' : 'R15';
    const right = ratio(part.value ?? 0, whole.value ?? 0);
    const holds = share.value === right && (isPlan || (right ?? 0) <= 100);
    const words = `${share.label} ${share.value ?? '—'}%，${told(part)} ÷ ${told(whole)} ＝ ${right ?? '—'}%`;
    return [noteOf(rule, holds, words, [share, part, whole])];
  });
}

/** R07: what is told of a change is this period's less that of the year before. */
function changes(figures: readonly ComposedFigure[]): readonly ComposedNote[] {
  return figures.flatMap((figure) => {
    const { value, before, ratio: share } = figure;
    if (!before || share !== null || value === null || before.value === null) return [];
    const words = `${told(figure)}，上年同期 ${before.value}，相差 ${before.change}`;
    return value - before.value === before.change ? [] : [noteOf('R07', false, words, [figure])];
  });
}

const daily: readonly string[] = ['fireDangerBulletin.forecasts'];

/** R09: of what comes out once a day there are no more issues than days. */
function issues(figures: readonly ComposedFigure[], { from, to }: Span): readonly ComposedNote[] {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return figures
    .filter((one) => daily.includes(one.indicator) && one.own === undefined && Object.keys(one.where).length === 0)
    .map((figure) => {
      const holds = (figure.value ?? 0) <= days;
      return noteOf('R09', holds, `${told(figure)} ${holds ? '≤' : '大于'} 统计期天数 ${days}`, [figure]);
    });
}

/** R11, R12: levels, sectors, kinds, each counted by itself, come to no more than the whole; what is counted by different values may. */
function parts(figures: readonly ComposedFigure[]): readonly ComposedNote[] {
  const counted = figures.filter(({ ratio: share, different }) => share === null && different === null);
  return counted.flatMap((whole) => {
    const narrowed = counted.flatMap((part) => {
      const by = part.indicator === whole.indicator ? narrowedIn(part.where, whole.where) : undefined;
      return by === undefined ? [] : [{ part, ...by }];
    });
    return [...Map.groupBy(narrowed, ({ column }) => column).values()].flatMap((each) => {
      const values = each.flatMap(({ values: own }) => own);
      if (each.length < 2 || new Set(values).size < values.length) return [];
      const rule = whole.indicator.startsWith('rescueTeam.') ? 'R11' : 'R12';
      return [
        noMore(
          rule,
          each.map(({ part }) => part),
          whole,
        ),
      ];
    });
  });
}

/** The one column by which a filter asks more than another, and the values it asks for. */
function narrowedIn(
  narrow: object,
  wide: object,
  path = '',
): { column: string; values: readonly string[] } | undefined {
  const [own, all] = [new Map<string, unknown>(Object.entries(narrow)), new Map<string, unknown>(Object.entries(wide))];
  const more = [...own].filter(([name, test]) => canonical(test) !== canonical(all.get(name) ?? null));
  const [[name, test] = ['', undefined], ...rest] = more;
  if (name === '' || rest.length > 0 || [...all.keys()].some((each) => !own.has(each))) return undefined;
  const outer = all.get(name);
  if (isRecord(test))
    return isRecord(outer) || outer === undefined ? narrowedIn(test, outer ?? {}, `${path}${name}.`) : undefined;
  const values = Array.isArray(test) ? test : [test];
  return outer === undefined && values.every((one) => typeof one === 'string')
    ? { column: `${path}${name}`, values }
    : undefined;
}

/** R14: posts without anybody are what is left of the quota; where there is nothing left, no rate of them can be told. */
function vacancies(figures: readonly ComposedFigure[]): readonly ComposedNote[] {
  return figures
    .filter(({ indicator }) => indicator === 'staffing.quota')
    .flatMap((quota) =>
      figures
        .filter((one) => one.indicator === 'staffing.actual' && canonical(one.where) === canonical(quota.where))
        .map((actual) => noMore('R14', [actual], quota)),
    );
}

/** R20: one indicator has one unit, wherever it stands in a report. */
function units(figures: readonly ComposedFigure[]): readonly ComposedNote[] {
  const counted = figures.filter(({ ratio: share }) => share === null);
  return [...Map.groupBy(counted, ({ indicator }) => indicator).values()].flatMap((same) => {
    const used = [...new Set(same.map(({ unit }) => unit))];
    const [first] = same;
    if (!first || used.length < 2) return [];
    return [noteOf('R20', false, `${first.indicatorLabel}用了不同的单位：${used.join('、')}`, same)];
  });
}

/** R22: amounts of one indicator that would take different numbers of decimals are written with as many. */
function decimals(figures: readonly ComposedFigure[]): readonly ComposedNote[] {
  return [...inWanOf(figures).values()].filter(isUneven).map((same) => {
    const words = `${same[0]?.indicatorLabel ?? ''}以万元计的 ${same.length} 个数统一写 ${mostDecimals(same)} 位小数`;
    return noteOf('R22', true, words, same);
  });
}

function noMore(rule: ComposedNote['rule'], each: readonly ComposedFigure[], whole: ComposedFigure): ComposedNote {
  const sum = each.reduce((total, { value }) => total + (value ?? 0), 0);
  const holds = sum <= (whole.value ?? 0);
  return noteOf(rule, holds, `${each.map(told).join(' ＋ ')} ${holds ? '≤' : '大于'} ${told(whole)}`, [whole, ...each]);
}

function noteOf(
  rule: ComposedNote['rule'],
  holds: boolean,
  words: string,
  figures: readonly ComposedFigure[],
): ComposedNote {
  return { rule, kind: holds ? 'agrees' : 'differs', words, figures: figures.map(({ key }) => key) };
}

/** A figure in a note: its label and its value in its unit. */
export const told = ({ label, value, unit }: ComposedFigure): string =>
  `${label} ${value === null ? '—' : inUnit(value, unit)}`;
