import type { Masthead } from '../composed.ts';

/** The number of an issue as its head says it: 第12期（总第45期）; room for it while it has none. */
export function issueWords({ issue, total }: Pick<Masthead, 'issue' | 'total'>): string {
  if (issue === null) return '第　　期';
  return total === null ? `第${issue}期` : `第${issue}期（总第${total}期）`;
}
