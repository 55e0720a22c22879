/** What a visit says of the way it came about. */
interface Way {
  readonly method: string;
  readonly inspectors: readonly string[];
  readonly experts?: string | null;
  readonly jointWith?: string | null;
  readonly orderedBy?: string | null;
  readonly campaign?: string | null;
  readonly target?: string | null;
  readonly filing?: string | null;
}

/** What is asked of a visit because of the way it comes about, beside what is asked of every one: the fields, first the one that must be filled. */
export const wayAsks: Readonly<Record<string, readonly (keyof Way)[]>> = {
  joint: ['jointWith'],
  deptPlusExpert: ['experts'],
  superior: ['orderedBy'],
  fullCoverage: ['campaign', 'target'],
};

const asked: Readonly<Record<string, string>> = {
  joint: '联合检查请写明一同检查的部门',
  deptPlusExpert: '“部门+专家”检查请写明随行专家',
  superior: '上级督查请写明交办的上级机关，它不占年度检查次数',
  fullCoverage: '全覆盖检查请选所属专项行动或对应执法计划，按它统计覆盖了多少家',
};

/**
 * What is wrong with the way a visit came about. 执法检查 is made by two (行政处罚法 第四十二条、安全生产法 第六十七条); whoever goes along,
 * or sent somebody, is named; a covert visit is announced to nobody, so that nothing of it is filed before.
 */
export function wayFaults(row: Way): Readonly<Record<string, string>> | undefined {
  const enforcing = row.method === 'lawEnforcement' || row.method === 'doubleRandom';
  if (enforcing && new Set(row.inspectors).size < 2) return { inspectors: '执法检查不得少于两名执法人员，请补选一人' };
  if (row.method === 'covert' && (row.filing ?? null) !== null) return { filing: '暗查暗访不事先备案，请去掉备案' };
  const names = wayAsks[row.method] ?? [];
  const [first] = names;
  if (first === undefined || names.some((name) => (row[name] ?? null) !== null)) return undefined;
  return { [first]: asked[row.method] ?? '请填写' };
}

/** Why a visit by lot may not be entered without its lot: whoever was not drawn was not visited by lot. */
export const lotFault = (row: Readonly<Record<string, unknown>>): string | undefined =>
  row['method'] === 'doubleRandom' && (row['pick'] ?? null) === null
    ? '双随机抽查要对应抽中的单位：该单位有待检查的抽签，请勾选“这次检查一并完成”；没有，请先做“双随机抽取”；不是抽签来的，请改选其他检查方式'
    : undefined;
