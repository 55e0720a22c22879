/** 行政处罚法 第四十二条、安全生产法 第六十七条：执法检查不得少于两名执法人员。 */
export function enoughInspectors(row: { readonly method: string; readonly inspectors: readonly string[] }) {
  const enforcing = row.method === 'lawEnforcement' || row.method === 'doubleRandom';
  if (!enforcing || new Set(row.inspectors).size >= 2) return undefined;
  return { inspectors: '执法检查不得少于两名执法人员，请补选一人' };
}
