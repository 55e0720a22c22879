import catalogue from './catalogue.json' with { type: 'json' };
import { filterValues, measureOf, spoken } from './filter-words.ts';

/** An indicator of the catalogue: what a figure of a report may mean. */
export interface Known {
  readonly code: string;
  readonly names: readonly string[];
  readonly units: readonly string[];
  /** T flow, S stock, R ratio, P plan, Z none, A all, N constant, K rank, Y against last year, V vague. */
  readonly kind: string;
  readonly ledger: string;
}

/** The words around a figure, the nearest first. */
export interface Surrounding {
  /** From the figure before it to the mark behind it. */
  readonly near: string;
  readonly clause: string;
  readonly sentence: string;
  /** The item (一是…) so far, and the headings above. */
  readonly above: string;
}

/** All indicators by code. */
export const knownIndicators: readonly Known[] = catalogue;

/** Words that mean the same in reports and in the names of indicators: found one, the other counts as read. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/危险化学品|危化品?|化工/, '危化危化品危险化学品'],
  [/排查|查出|检查出|发现|查找|摸排|查改/, '排查发现'],
  [/重大事故隐患|重大隐患/, '重大隐患重大事故隐患'],
  [/隐患/, '隐患问题'],
  [/发现问题|问题/, '发现问题隐患'],
  [/整改|销号|治理完成|消除/, '已整改整改数消除'],
  [/立案/, '立案起数执法立案'],
  [/罚款|处罚/, '罚款金额行政处罚'],
  [/冬春/, '冬春救助'],
  [/救助资金|发放/, '发放额救助资金'],
  [/研究|会议|党委会/, '会议次数专题研究'],
  [/安委会/, '安委会'],
  [/防汛/, '防汛抗旱防汛'],
  [/森林|防火/, '森林防火防火'],
  [/大运|赛会/, '大运会迎大运'],
  [/岁末年初/, '岁末年初整治'],
  [/三年行动/, '三年行动'],
  [/大检查/, '大检查'],
  [/大排查|大曝光|大整治/, '三大行动'],
  [/专家/, '专家'],
  [/培训|教育/, '培训'],
  [/演练/, '演练应急演练'],
  [/参演|参加演练/, '参演参演人数参演人次'],
  [/预案/, '预案应急预案'],
  [/报审|送审|审定/, '报审定'],
  [/分队|村（社区）|村社区/, '村（社区）'],
  [/企业|单位|场所/, '企业单位'],
  [/检查/, '检查执法检查'],
  [/专职消防/, '政府专职消防队'],
  [/互联网/, '互联网执法'],
  [/采购/, '采购提请'],
  [/自建房|房屋/, '房屋建筑自建房隐患房屋'],
  [/整治/, '整治专项'],
  [/督查|督导/, '督查督导'],
  [/巡察/, '巡察反馈巡察整改'],
  [/家次|次数/, '家次'],
  [/矿山/, '矿山非煤矿山'],
  [/工贸/, '工贸'],
  [/浏览|播放/, '浏览量'],
  [/举报/, '举报'],
  [/宣传单|宣传册|宣传手册|宣传资料|传单/, '宣传手册宣传单'],
  [/标语/, '标语条数张贴'],
  [/全覆盖/, '全覆盖'],
  [/值班|值守/, '值班值守'],
  [/预警|提示/, '预警预警信息'],
  [/人次|参训|学员/, '人次'],
];

const widened = (text: string) =>
  text.replaceAll('+', '加') + synonyms.flatMap(([pattern, more]) => (pattern.test(text) ? [more] : [])).join('|');

interface Weighed {
  readonly known: Known;
  readonly name: string;
  readonly pairs: readonly (readonly [pair: string, weight: number])[];
  readonly total: number;
  readonly filters: readonly string[];
  readonly measure: string;
}

const tail =
  /(?:起数|人数|次数|份数|家次|家数|户数|件数|部数|期数|支数|场次|人次|台数|台辆数|条数|块数|个数|处数|座数|吨数|顶数|床数|张数|艘数|幅数|册数|篇数|辆数|品类数|轮数|金额|总数|数)$/;

const pairsOf = (name: string) => {
  const bare = name.replaceAll(/[（）《》、“”/+]/g, '');
  return Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2));
};

const named = knownIndicators.flatMap((known) => known.names.map((name) => ({ known, name: name.replace(tail, '') })));
const spread = new Map<string, number>();
for (const { name } of named) for (const pair of new Set(pairsOf(name))) spread.set(pair, (spread.get(pair) ?? 0) + 1);
const weighed: readonly Weighed[] = named.map(({ known, name }) => {
  const pairs = [...new Set(pairsOf(name))].map(
    (pair) => [pair, Math.log(1 + named.length / (spread.get(pair) ?? 1))] as const,
  );
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  return { known, name, pairs, total, filters: filterValues(known.code), measure: measureOf(known.code) };
});

const alike: readonly (readonly string[])[] = [
  ['个', '处', '条', '项', '个品类'],
  ['人', '名', '人次'],
  ['家', '户', '家次', '个'],
  ['次', '场', '场次', '期', '轮'],
  ['起', '例', '件', '家'],
  ['栋', '户', '栋（户）', '间'],
  ['台', '辆', '台（辆）', '台套', '部', '台次', '辆次'],
  ['份', '册', '张', '条', '万份'],
  ['支', '个', '队'],
];

/** How well a unit fits: 1 the same, less for one of its kind, 0 for another. */
function unitFit(units: readonly string[], unit: string): number {
  const each = units.flatMap((one) => [
    one,
    ...one.split('/'),
    one.replace(/（.*）/, ''),
    one.replace(/^[万千亿](?!元)/, ''),
  ]);
  const bare = unit.replace(/^[万千亿](?!元)/, '');
  if (each.includes(unit) || each.includes(bare) || each.includes(unit.replace(/[（(].*[）)]/, ''))) return 1;
  if (each.some((one) => one.endsWith('元')) && unit.endsWith('元')) return 0.9;
  return alike.some((group) => group.includes(bare) && group.some((one) => each.includes(one))) ? 0.62 : 0;
}

/** Words that name the deed itself: a figure beside them is hardly of another measure. */
const deeds: readonly (readonly [RegExp, RegExp])[] = [
  [/培训/, /^(?:training|exam|disaster_officer|certificate)/],
  [/演练/, /^drill/],
  [/会议|研判会|联系会/, /^(?:meeting|party|risk_review|inspection_feedback)/],
  [/罚款|处罚/, /^(?:penalty|case)/],
  [/(?:已|均|全部|完成)整改/, /^(?:hazard|inspection_feedback|exposure|building)/],
  [/宣传|张贴|横幅|标语|展板/, /^(?:publicity|exposure|training|campaign)/],
  [/救助/, /^relief/],
  [/巡察/, /^inspection_feedback|^discipline/],
];

/** How likely an indicator goes on from the one before it in the sentence: of the same filters, or of the same family. */
function follows(entry: Weighed, before: string | undefined): number {
  if (before === undefined) return 1;
  const values = filterValues(before);
  const shared = entry.filters.filter((value) => values.includes(value)).length;
  if (entry.known.code === before) return 0.9;
  const sameFamily = measureOf(before).split('.', 1)[0] === entry.measure.split('.', 1)[0];
  if (shared > 0) return 1.12 + 0.06 * shared + (sameFamily ? 0.08 : 0);
  return sameFamily ? 1.06 : 1;
}

/** The indicator that a figure most likely means, with how sure that is (0–1); none when nothing fits. */
export function indicatorOf(
  around: Surrounding,
  { unit, kinds, before }: { readonly unit: string; readonly kinds?: RegExp; readonly before?: string },
): { readonly code: string; readonly name: string; readonly confidence: number } | undefined {
  const [near, clause, sentence, above] = [around.near, around.clause, around.sentence, around.above].map(widened);
  const all = [around.clause, around.sentence, around.above].join(' ');
  let best: { readonly entry: Weighed; readonly score: number; readonly share: number } | undefined;
  for (const entry of weighed) {
    if (kinds !== undefined && !kinds.test(entry.known.kind)) continue;
    if (kinds === undefined && /^[ZA]/.test(entry.known.kind) && !/T/.test(entry.known.kind)) continue;
    const fit = unitFit(entry.known.units, unit);
    if (fit === 0) continue;
    let [matched, close] = [0, 0];
    for (const [pair, weight] of entry.pairs) {
      const at = near?.includes(pair)
        ? 1
        : clause?.includes(pair)
          ? 0.72
          : sentence?.includes(pair)
            ? 0.5
            : above?.includes(pair)
              ? 0.42
              : 0;
      matched += weight * at;
      if (at === 1) close += weight;
    }
    if (close === 0) continue;
    const { said, unsaid } = spoken(entry.filters, all);
    const share =
      (matched / (entry.total + 4)) *
      0.55 ** unsaid *
      (1 + 0.05 * said + 0.1 * spoken(entry.filters, around.near).said);
    const strange = deeds.some(([words, measures]) => words.test(around.near) && !measures.test(entry.measure))
      ? 0.72
      : 1;
    const score = (share + 0.25 * (close / (entry.total + 4))) * fit * strange * follows(entry, before);
    if (best === undefined || score > best.score) best = { entry, score, share: share * fit };
  }
  if (best === undefined || best.share < 0.14) return undefined;
  return {
    code: best.entry.known.code,
    name: best.entry.name,
    confidence: Math.min(0.99, Math.round(best.share * 130) / 100),
  };
}

const namesByCode = new Map(knownIndicators.map(({ code, names }) => [code, names[0] ?? code]));

/** The name of an indicator of the catalogue; its code when there is none of that code. */
export const indicatorName = (code: string): string => namesByCode.get(code) ?? code;
