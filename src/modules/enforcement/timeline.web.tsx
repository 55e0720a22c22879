import { useQuery } from '@tanstack/react-query';
import type { Row } from '../../kernel/ledger.ts';
import { dayOf } from '../../kernel/calendar.ts';
import type { DeadlineLine } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { dayWords } from '../../web/words/moment.ts';
import { moneyWords } from '../../web/words/amount.ts';
import { documentCalls } from '../documents/index.ts';
import type { CaseState } from './case-queries.web.ts';
import { results } from './case-words.ts';
import { enforcementCase } from './case.ledger.ts';

interface Moment {
  readonly on: string;
  readonly words: string;
  readonly note?: string | null;
  readonly kind: 'step' | 'act' | 'paper' | 'money' | 'due';
}

/** What happened in a case and what is due, by day: the course of it on one line. */
export function Timeline({
  row,
  state,
  deadlines,
}: {
  readonly row: Row<typeof enforcementCase>;
  readonly state: CaseState;
  readonly deadlines: readonly DeadlineLine[];
}) {
  const { today } = useNow();
  const { data } = useQuery({
    queryKey: [enforcementCase.name, 'documents', row.id],
    queryFn: () => api.call(documentCalls.of, { ledger: enforcementCase.name, id: row.id }),
  });
  const papers = (data?.made ?? []).filter((paper) => paper.state !== 'void');
  const moments = [
    ...stepsOf(row),
    ...state.entered.map(actOf),
    ...papers.flatMap(({ name, number, madeOn, servedOn }): Moment[] => [
      { on: madeOn, words: `制作${name}`, note: number, kind: 'paper' },
      ...(servedOn === null ? [] : [{ on: servedOn, words: `送达${name}`, kind: 'paper' } as const]),
    ]),
    ...state.payments.map(({ paidOn, amount }): Moment => ({
      on: paidOn,
      words: `缴款 ${moneyWords(amount)}`,
      kind: 'money',
    })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const ahead = [...dueOf(row, deadlines), ...openTerms(row, today)].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return (
    <section className="case-card" aria-label="办案时间线">
      <h2>办案时间线</h2>
      <ol className="case-line">
        {moments.map(({ on, words, note, kind }, at) => (
          <li key={`${on} ${words}`} className={kind}>
            <time dateTime={on}>{moments[at - 1]?.on === on ? '' : dayWords(on, today)}</time>
            <span>
              {words}
              {note && <span className="quiet">　{note}</span>}
            </span>
          </li>
        ))}
        {ahead.map(({ on, words }) => (
          <li key={`${on} ${words}`} className={on < today ? 'ahead past' : 'ahead'}>
            <time dateTime={on}>{dayWords(on, today)}</time>
            <span>{words}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const actOf = ({ on, label, result, opinion }: CaseState['entered'][number]): Moment => {
  const ended: Readonly<Record<string, string>> = results;
  return { on, words: `${label}：${ended[result] ?? result}`, note: opinion, kind: 'act' };
};

function stepsOf(row: Row<typeof enforcementCase>): readonly Moment[] {
  const steps: readonly (readonly [string | null, string])[] = [
    [row.foundOn, '发现违法线索'],
    [row.filedOn, row.procedure === 'simple' ? '当场处罚' : '批准立案'],
    [row.concludedOn, '调查终结'],
    [row.procedure === 'simple' ? null : row.decidedOn, row.exemptReason === null ? '作出处罚决定' : '决定不予处罚'],
    [row.paidOn, '罚款缴清'],
    [row.closedOn, '结案'],
    [row.archivedOn, '归档'],
    [row.droppedOn, '撤销'],
  ];
  return steps.flatMap(([on, words]) => (on === null ? [] : [{ on, words, kind: 'step' as const }]));
}

function dueOf(_: unknown, deadlines: readonly DeadlineLine[]): readonly Moment[] {
  return deadlines
    .filter(({ metAt }) => metAt === null)
    .map(({ name, dueAt }) => ({
      on: dayOf(dueAt),
      words: enforcementCase.deadlines[name]?.label ?? name,
      kind: 'due',
    }));
}

function openTerms(
  { state, statementUntil, hearingUntil }: Row<typeof enforcementCase>,
  today: string,
): readonly Moment[] {
  if (state !== 'noticed') return [];
  const terms = [
    [statementUntil, '陈述申辩期限届满'],
    [hearingUntil, '申请听证期限届满'],
  ] as const;
  return terms.flatMap(([on, words]) => (on === null || on < today ? [] : [{ on, words, kind: 'due' as const }]));
}
