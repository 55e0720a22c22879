/** The moments of a building in the order in which they come; each presupposes all that stand before it. */
const order = [
  ['surveyedAt', '排查时间'],
  ['flaggedAt', '初判时间'],
  ['appraisalNeededAt', '确定需鉴定时间'],
  ['appraisedAt', '鉴定时间'],
] as const;

/** The moments a building's course is told by. */
export interface Moments {
  readonly surveyedAt: string | null;
  readonly flaggedAt: string | null;
  readonly appraisalNeededAt: string | null;
  readonly appraisedAt: string | null;
  readonly treatedAt: string | null;
  readonly releasedAt: string | null;
}

/** What is wrong with the order of a building's moments, by field; undefined when each has all that it presupposes. */
export function disorder(row: Moments): Readonly<Record<string, string>> | undefined {
  const faults: Record<string, string> = {};
  const follows = (name: keyof Moments, words: string, earlier: keyof Moments, earlierWords: string) => {
    const [at, before] = [row[name], row[earlier]];
    if (at === null) return;
    if (before === null) faults[name] = `有${words}的房屋，须先有${earlierWords}`;
    else if (at < before) faults[name] = `${words}不能早于${earlierWords}`;
  };
  for (const [index, [name, words]] of order.entries()) {
    const former = order[index - 1];
    if (former) follows(name, words, former[0], former[1]);
  }
  follows('treatedAt', '整治时间', 'flaggedAt', '初判时间');
  follows('releasedAt', '鉴定安全销号时间', 'appraisedAt', '鉴定时间');
  if (row.treatedAt !== null && row.appraisalNeededAt !== null)
    follows('treatedAt', '整治时间', 'appraisedAt', '鉴定时间');
  return Object.keys(faults).length > 0 ? faults : undefined;
}

/** Why a term cannot be given; undefined when it lies ahead. */
export const termAhead = (term: string | null, today: string): string | undefined =>
  term !== null && term < today ? '期限不能早于今天，请改填今天或以后的日期' : undefined;
