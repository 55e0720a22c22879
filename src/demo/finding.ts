import type { Sector } from './sectors.ts';
import { rows } from './table.ts';

/** What a hazard is about: a category of the hazard ledger. */
export type Category = keyof typeof interimPlans;

/** A kind of hazard that inspectors meet, with what usually follows from it. */
export interface Finding {
  readonly sectors: readonly Sector[];
  /** Words of which a site's trade must contain one; null where the trade does not matter. */
  readonly trades: readonly string[] | null;
  readonly category: Category;
  readonly level: 'general' | 'major';
  /** The hazard as written in a record. */
  readonly text: string;
  /** The rule it breaks, with the article where it is certain. */
  readonly basis: string;
  /** For a major hazard: the criteria it falls under, and the article where it is certain. */
  readonly criteria: { readonly standard: string; readonly clause: string | null } | null;
  /** The usual term in calendar days. */
  readonly days: number;
  /** What has to be done. */
  readonly measures: string;
  /** What keeps people safe until it is done. */
  readonly plan: string;
  /** The usual cost in yuan. */
  readonly cost: readonly [low: number, high: number];
  /** Days (YYYY-MM-DD) between which the criteria are in force; null for open. */
  readonly since: string | null;
  readonly until: string | null;
}

/**
 * Reads general hazards from a table: category | text | basis | days | measures | cost from-to, for all trades of the sectors
 * or for some. Throws RangeError for a bad row.
 */
export function generalFindings(
  sectors: readonly Sector[],
  text: string,
  trades: readonly string[] | null = null,
): readonly Finding[] {
  return rows(6, text).map(([category = '', hazard = '', basis = '', days = '', measures = '', cost = '']): Finding => {
    const kind = categoryOf(category);
    const common = { sectors, trades, category: kind, text: hazard, basis, measures, plan: interimPlans[kind] };
    return { ...common, ...termAndCost(days, cost), level: 'general', criteria: null, since: null, until: null };
  });
}

/** Reads major hazards: category | text | clause or - | days | measures | plan | cost from-to, all under one set of criteria. */
export function majorFindings(criteria: Criteria, text: string): readonly Finding[] {
  const { standard, since, until, sectors, trades = null } = criteria;
  return rows(7, text).map(
    ([category = '', hazard = '', clause = '', days = '', measures = '', plan = '', cost = '']): Finding => {
      const article = clause === '-' ? null : clause;
      const common = { sectors, trades, category: categoryOf(category), text: hazard, measures, plan, since, until };
      const basis = `《${standard}》${article ?? ''}`;
      return { ...common, ...termAndCost(days, cost), level: 'major', basis, criteria: { standard, clause: article } };
    },
  );
}

/** A set of criteria for major hazards, the days it is in force and the sectors it is used in. */
export interface Criteria {
  readonly standard: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly sectors: readonly Sector[];
  readonly trades?: readonly string[];
}

const interimPlans = {
  electrical: '整改期间断开相关回路并挂警示牌，就近摆放灭火器，安排专人看护。',
  fire: '整改期间增设临时灭火器材，每两小时巡查一次，保持疏散通道畅通。',
  gas: '整改期间关闭燃气总阀，停止用火，开窗通风，联系供气单位处置。',
  equipment: '整改期间停用该设备，断电挂牌，操作人员撤离危险部位。',
  confinedSpace: '整改期间封闭入口，禁止任何人进入，确需进入的先报告并按程序审批。',
  dust: '整改期间停止产尘作业，不得动火，使用不产生扬尘的方式清扫。',
  chemical: '整改期间停止相关物料的收发和使用，配齐堵漏吸附材料，安排专人值守。',
  storage: '整改期间停止该区域出入库，设置警戒，按性质分开临时存放。',
  operation: '整改期间停止该项作业，重新交底后方可恢复，现场指定监护人。',
  protection: '整改期间未佩戴防护用品的人员不得上岗，班前逐人检查。',
  structure: '整改期间设置围挡和警示标志，人员车辆绕行。',
  management: '由主要负责人牵头落实，整改期间加密巡查，每日报告进展。',
  training: '补训完成前安排有经验人员带班，未经考核合格不得独立上岗。',
  documents: '指定专人补齐资料，整改期间纸质记录每日交主要负责人签字。',
  emergency: '整改期间与邻近单位建立互助联系，向乡镇应急办报备值守电话。',
};

const isCategory = (word: string): word is Category => Object.hasOwn(interimPlans, word);

function categoryOf(word: string): Category {
  if (!isCategory(word)) throw new RangeError(`no such category: ${word}`);
  return word;
}

function termAndCost(days: string, cost: string): { readonly days: number; readonly cost: readonly [number, number] } {
  const [low = Number.NaN, high = Number.NaN] = cost.split('-').map(Number);
  if (!(low <= high) || !(Number(days) > 0)) throw new RangeError(`bad term or cost: ${days}, ${cost}`);
  return { days: Number(days), cost: [low, high] };
}
