import { isAdded } from './annotate.ts';
import type { ImportColumn } from './import-columns.ts';
import { plain } from './plain.ts';

/** How the columns of a sheet are understood: for each the name of the ledger's column, or null; and in what its amounts are. */
export interface Matching {
  /** The number of the line that holds the headings, from 1. */
  readonly headLine: number;
  readonly columns: readonly MatchedColumn[];
}

/** A heading of a sheet and what it is taken for. */
export interface MatchedColumn {
  readonly heading: string;
  readonly name: string | null;
  readonly unit: 'yuan' | 'wanyuan';
  /** 'same' is the heading's own word, 'alike' should be looked at. */
  readonly sure: 'same' | 'alike' | null;
}

const searchedLines = 15;

/** Finds the headings among the first lines of a sheet, wherever they stand and in whatever order, and what each is taken for. */
export function matchSheet(
  lines: readonly { line: number; cells: readonly string[] }[],
  columns: readonly ImportColumn[],
): Matching {
  const tried = lines
    .slice(0, searchedLines)
    .map(({ line, cells }) => ({ headLine: line, columns: matchHeaders(cells, columns) }));
  const best = tried.toSorted((a, b) => matched(b) - matched(a) || a.headLine - b.headLine)[0];
  return best ?? { headLine: 1, columns: [] };
}

/** How many columns a matching has found. */
export const matched = ({ columns }: Matching) => columns.filter(({ name }) => name !== null).length;

/** What each heading is taken for; no two are taken for the same. */
export function matchHeaders(headings: readonly string[], columns: readonly ImportColumn[]): readonly MatchedColumn[] {
  const pairs = headings.flatMap((heading, at) =>
    columns.map((column) => ({ at, name: column.name, score: scoreOf(heading, column) })),
  );
  const taken = new Map<number, { name: string; score: number }>();
  const used = new Set<string>();
  for (const { at, name, score } of pairs
    .filter((pair) => pair.score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at)) {
    if (taken.has(at) || used.has(name)) continue;
    taken.set(at, { name, score });
    used.add(name);
  }
  return headings.map((heading, at) => {
    const match = taken.get(at);
    const unit = /万元|万/.test(bracketed(heading)) ? 'wanyuan' : 'yuan';
    return {
      heading,
      unit,
      name: match?.name ?? null,
      sure: match === undefined ? null : match.score >= 0.95 ? 'same' : 'alike',
    };
  });
}

function scoreOf(heading: string, { label, name }: ImportColumn): number {
  const told = core(heading);
  if (told === '' || isAdded(heading)) return 0;
  const own = core(label);
  if (told === own || plain(heading) === plain(label)) return 1;
  if (plain(heading) === plain(name)) return 0.99;
  if (canonical(told) === canonical(own)) return 0.97;
  const [a, b] = [canonical(told), canonical(own)];
  if (a.length >= 2 && b.length >= 2 && (a.endsWith(b) || b.endsWith(a)))
    return 0.8 + 0.1 * (Math.min(a.length, b.length) / Math.max(a.length, b.length));
  const near = likeness(a, b);
  return near >= 0.75 ? near * 0.8 : 0;
}

/** A heading without signs of being required, units and notes in brackets. */
function core(text: string): string {
  return plain(text)
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replaceAll(/[*:：、_\-—#]|必填|选填/g, '')
    .replace(/^\d+[.、]/, '');
}

const bracketed = (text: string): string =>
  (/[（(【[][^）)】\]]*[）)】\]]/.exec(text.normalize('NFKC'))?.[0] ?? '') +
  (plain(text).endsWith('万元') ? '万元' : '');

/** Words that people use for one another in headings; the first stands for all. */
const sameWords: readonly (readonly string[])[] = [
  ['单位', '企业', '公司', '场所', '被检查单位', '被检单位', '受检单位', '监管对象', '生产经营单位', '经营主体'],
  ['名称', '名字', '全称'],
  ['统一社会信用代码', '社会信用代码', '信用代码', '统一代码', '组织机构代码', '营业执照号'],
  ['电话', '手机号码', '手机号', '手机', '联系电话', '联系方式', '电话号码'],
  ['主要负责人', '法定代表人', '法人代表', '法人', '负责人'],
  ['地址', '详细地址', '住所', '经营地址', '生产经营地址', '所在地', '地点'],
  ['区域', '所属乡镇', '乡镇街道', '乡镇', '镇街', '所在乡镇', '属地', '所属区域', '村社区', '行政区划'],
  ['行业领域', '行业类别', '所属行业', '行业', '领域'],
  ['人数', '职工', '员工', '从业人员'],
  ['备注', '说明', '附注'],
  ['日期', '时间'],
  ['资金', '金额', '费用', '投入'],
  ['描述', '内容', '情况', '问题'],
  ['隐患', '问题隐患'],
  ['类别', '类型', '种类', '分类'],
  ['等级', '级别'],
  ['期限', '时限', '截止'],
  ['编号', '文号', '编码'],
  ['序号', '序', '顺序号', 'no', 'no.'],
  ['状态', '当前状态', '办理状态'],
];
const canonicalOf = sameWords
  .flatMap((words) => words.map((word) => [word, words[0] ?? word] as const))
  .toSorted(([a], [b]) => b.length - a.length);

function canonical(text: string): string {
  let rest = text;
  let out = '';
  while (rest !== '') {
    const word = canonicalOf.find(([other]) => rest.startsWith(other)) ?? [rest.slice(0, 1), rest.slice(0, 1)];
    out += word[1];
    rest = rest.slice(word[0].length);
  }
  return out;
}

const pairs = (text: string) => Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2));

/** How alike two words are by the pairs of letters they share (Dice). */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), new Set(pairs(b))];
  if (left.length === 0 || right.size === 0) return 0;
  return (2 * left.filter((pair) => right.has(pair)).length) / (left.length + right.size);
}
