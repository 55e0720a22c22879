import type { Day, Instant } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { accident } from './accident.ledger.ts';
import { gradeOf, windowEnd } from './accident.rules.ts';
import { linkTitle, merged, nextLink } from './report-chain.ts';

const tollNames = ['dead', 'missing', 'injured', 'slight', 'loss'] as const;
type Toll = Readonly<Record<(typeof tollNames)[number], number | null>>;

/** What somebody reports of an accident; loss in fen, what is left out is not spoken of. */
export interface SaidOfAccident extends Partial<Readonly<Record<keyof Toll, number | null | undefined>>> {
  readonly kind: 'next' | 'final' | 'correction';
  readonly recipients: string;
  readonly situation: string;
}

/**
 * The next link of an accident's chain and the steps the accident takes by it: beyond the term of 条例第十三条 the report is kept and
 * nothing else changes. Throws Problem where the chain allows no such report.
 */
export function nextAccidentReport(
  row: Row<typeof accident>,
  said: SaidOfAccident,
  at: { readonly now: Instant; readonly today: Day; readonly setting: (key: string) => number },
) {
  if (row.state === 'dismissed') throw new Problem('refused', '该事件已核定不属于生产安全事故，不再报告');
  const kind = nextLink({ firstReportAt: row.firstReportAt, isEnded: row.state === 'ended' }, said.kind);
  const isCounted = kind === 'correction' || at.today <= windowEnd(row.occurredAt, row.kind, at.setting);
  const before: Toll = {
    dead: row.dead,
    missing: row.missing,
    injured: row.injured,
    slight: row.slight,
    loss: row.loss,
  };
  const known = isCounted ? merged(before, said) : before;
  const { dead } = known;
  if (dead === null) throw wrongField('dead', '首报须写明已知的死亡人数，没有死亡的填 0（条例第十二条）');
  const grade = gradeOf(known);
  const ordinal = (row.reports ?? 0) + 1;
  const toll = Object.fromEntries(tollNames.map((name) => [name, said[name] ?? null])) as Toll;
  const hurt = (known.injured ?? 0) + (known.slight ?? 0);
  const changed = { ...known, dead, grade, reports: ordinal, hurt, lastReportAt: at.now };
  return {
    report: {
      title: `${row.name}${linkTitle(kind, ordinal)}`,
      accident: row.id,
      ordinal,
      kind,
      reportedAt: at.now,
      recipients: said.recipients,
      ...toll,
      grade,
      situation: said.situation,
      area: row.area,
    },
    isCounted,
    grade,
    kind,
    changed,
    firstReportAt: row.firstReportAt ?? at.now,
  } as const;
}
