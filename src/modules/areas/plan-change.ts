import { addDays, type Day } from '../../kernel/calendar.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { AreaChange } from './area-change.ts';
import { type AreaLine, isValidOn } from './area-line.ts';

/** What a change comes to: lines that end, lines that begin, and who is whose heir. */
export interface AreaPlan {
  readonly ends: readonly AreaLine[];
  readonly begins: readonly { readonly code: string; readonly name: string; readonly like: string | null }[];
  readonly heirs: readonly { readonly from: string; readonly to: string }[];
}

/**
 * What a change of areas comes to. `lines` are all the county ever had. A merged or moved village gets a code in its new town:
 * its own last three digits if they are free there, else the next free ones. Throws Problem 'invalid' with what to do.
 */
export function planChange(lines: readonly AreaLine[], change: AreaChange, today: Day): AreaPlan {
  if (change.on > addDays(today, 366)) throw wrongField('on', '生效日期不能晚于一年之后');
  const at = (code: string): AreaLine => {
    const found = lines.find((line) => line.code === code && isValidOn(line, change.on));
    if (!found) throw new Problem('invalid', `${change.on} 没有代码为 ${code} 的区划，请刷新后重新选择`);
    const later = lines.find((line) => line.code === code && line.since > change.on);
    if (later || found.until !== null)
      throw new Problem('invalid', `${found.name}在 ${change.on} 之后已另有变更，请改用更晚的生效日期`);
    if (found.since === change.on)
      throw wrongField('on', `${found.name}当天已有变更（自 ${found.since} 起），请改用另一天`);
    return found;
  };
  const free = freeCodes(lines);
  if (change.kind === 'rename') return renamed(lines, at(change.code), change);
  if (change.kind === 'add') return added(lines, at(change.town), change, free);
  if (change.kind === 'found') return founded(lines, change, free);
  if (change.kind === 'move') return moved(lines, at(change.village), at(change.town), change, free);
  return merged(lines, change, at, free);
}

type Of<K extends AreaChange['kind']> = Extract<AreaChange, { kind: K }>;
type FreeCode = (above: string, last: string) => string;

function renamed(lines: readonly AreaLine[], area: AreaLine, { name, on }: Of<'rename'>): AreaPlan {
  if (area.name === name) throw wrongField('name', '与现名相同，不必更名');
  refuseTwin(lines, area.code, name, on);
  return { ends: [area], begins: [{ code: area.code, name, like: area.code }], heirs: [] };
}

function added(lines: readonly AreaLine[], town: AreaLine, change: Of<'add'>, free: FreeCode): AreaPlan {
  const code =
    givenCode(lines, town.code, change.code) ?? free(town.code, change.name.endsWith('社区') ? '001' : '200');
  refuseTwin(lines, code, change.name, change.on);
  return { ends: [], begins: [{ code, name: change.name, like: null }], heirs: [] };
}

/** Towns are numbered by what they are (GB/T 10114-2003): sub-districts from 001, towns from 100, townships from 200. */
function founded(lines: readonly AreaLine[], change: Of<'found'>, free: FreeCode): AreaPlan {
  const county = lines.find(({ code }) => code.length === 6);
  if (!county) throw new Problem('invalid', '本县还没有建库，请先用 anlan init 建库');
  const first = change.name.endsWith('街道') ? '001' : change.name.endsWith('乡') ? '200' : '100';
  const code = givenCode(lines, county.code, change.code) ?? free(county.code, first);
  refuseTwin(lines, code, change.name, change.on);
  return { ends: [], begins: [{ code, name: change.name, like: null }], heirs: [] };
}

function moved(
  lines: readonly AreaLine[],
  village: AreaLine,
  town: AreaLine,
  change: Of<'move'>,
  free: FreeCode,
): AreaPlan {
  if (village.code.startsWith(town.code) && change.code === undefined)
    throw wrongField('town', `${village.name}本来就属${town.name}`);
  const code = givenCode(lines, town.code, change.code) ?? free(town.code, village.code.slice(9));
  refuseTwin(lines, code, village.name, change.on);
  return {
    ends: [village],
    begins: [{ code, name: village.name, like: village.code }],
    heirs: [{ from: village.code, to: code }],
  };
}

function merged(
  lines: readonly AreaLine[],
  change: Of<'merge'>,
  at: (code: string) => AreaLine,
  free: FreeCode,
): AreaPlan {
  const from = [...new Set(change.from)].filter((code) => code !== change.into).map(at);
  if (from.length === 0) throw wrongField('from', '请选择要撤并的乡镇或村（不含并入的一方）');
  const level = change.into.length;
  if (from.some(({ code }) => code.length !== level))
    throw wrongField('from', '乡镇与乡镇合并，村与村合并，请分开办理');
  const isNew = !lines.some(({ code }) => code === change.into);
  const heir = isNew ? undefined : at(change.into);
  if (isNew) checkNew(lines, change);
  const name = change.name ?? heir?.name ?? '';
  const called = heir && heir.name !== name ? [{ code: heir.code, name, like: heir.code }] : [];
  if (called.length > 0 || isNew)
    refuseTwin(
      lines,
      change.into,
      name,
      change.on,
      from.map(({ code }) => code),
    );
  const villages =
    level === 12 ? [] : from.flatMap((town) => villagesOf(lines, town.code, change.on).map(({ code }) => at(code)));
  const newVillages = villages.map((village) => ({ village, code: free(change.into, village.code.slice(9)) }));
  return {
    ends: [...from, ...villages, ...(heir && called.length > 0 ? [heir] : [])],
    begins: [
      ...(isNew ? [{ code: change.into, name, like: null }] : called),
      ...newVillages.map(({ village, code }) => ({ code, name: village.name, like: village.code })),
    ],
    heirs: [
      ...from.map(({ code }) => ({ from: code, to: change.into })),
      ...newVillages.map(({ village, code }) => ({ from: village.code, to: code })),
    ],
  };
}

function checkNew(lines: readonly AreaLine[], { into, name, on }: Of<'merge'>): void {
  if (name === undefined) throw wrongField('name', '新设的区划请填写名称');
  const parent = into.slice(0, -3);
  if (parent.length === 6 ? !lines.some(({ code }) => code === parent) : !isThere(lines, parent, on))
    throw wrongField('into', `代码 ${into} 不在本县，前 ${parent.length} 位应为现有的上级代码`);
}

/** Two of the same name beside each other would be told apart by nobody. */
function refuseTwin(
  lines: readonly AreaLine[],
  code: string,
  name: string,
  on: Day,
  ending: readonly string[] = [],
): void {
  const parent = code.slice(0, -3);
  const twin = lines.find(
    (line) =>
      line.name === name &&
      line.code !== code &&
      line.code.length === code.length &&
      line.code.startsWith(parent) &&
      !ending.includes(line.code) &&
      isValidOn(line, on),
  );
  if (twin) throw wrongField('name', `同级已有“${name}”（${twin.code}），请换一个名称`);
}

function givenCode(lines: readonly AreaLine[], above: string, code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (!code.startsWith(above)) throw wrongField('code', `代码应以上级的 ${above} 开头`);
  const used = lines.find((line) => line.code === code);
  if (used) throw wrongField('code', `代码 ${code} 已用于${used.name}，用过的代码不再他用`);
  return code;
}

/** Gives codes nobody has or ever had, each once. */
function freeCodes(lines: readonly AreaLine[]): FreeCode {
  const used = new Set(lines.map(({ code }) => code));
  return (above, last) => {
    const numbers = Array.from({ length: 999 }, (_, i) =>
      String(((Number(last) + i - 1 + 999) % 999) + 1).padStart(3, '0'),
    );
    const number = numbers.find((each) => !used.has(above + each));
    if (number === undefined) throw new Problem('refused', `${above} 之下的代码已用完`);
    used.add(above + number);
    return above + number;
  };
}

const villagesOf = (lines: readonly AreaLine[], town: string, on: Day) =>
  lines.filter((line) => line.code.length === 12 && line.code.startsWith(town) && isValidOn(line, on));
const isThere = (lines: readonly AreaLine[], code: string, on: Day) =>
  lines.some((line) => line.code === code && isValidOn(line, on));
