import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { reportAccident } from './accident.endpoints.ts';
import { accident } from './accident.ledger.ts';
import { gradeOf, windowEnd } from './accident.rules.ts';

type Accident = Row<typeof accident>;
type Kind = Row<typeof accidentReport>['kind'];

/** Answers a report: the chain grows by one, the accident is what its reports say, and after the term no death changes it any more. */
export const reportAccidentHandler = handle(reportAccident, async (ctx, asked) => {
  const there = await find(ctx, accidentReport, asked.id);
  if (there) return { id: there.id, title: there.title, grade: there.grade, counted: true };
  const row = await get(ctx, accident, asked.accident);
  const kind = kindOf(row, asked.kind);
  const said = tollOf(asked);
  const toll = { dead: row.dead, missing: row.missing, injured: row.injured, slight: row.slight, loss: row.loss };
  const isCounted =
    kind === 'correction' || ctx.today <= windowEnd(row.occurredAt, row.kind, (key) => ctx.setting(key));
  const known = isCounted ? merged(toll, said) : toll;
  const { dead } = known;
  if (dead === null) throw wrongField('dead', '首报须写明已知的死亡人数，没有死亡的填 0（条例第十二条）');
  const grade = gradeOf(known);
  const ordinal = (row.reports ?? 0) + 1;
  const made = await create(
    withSystem(ctx),
    accidentReport,
    {
      title: `${row.name}${titleOf(kind, ordinal)}`,
      accident: row.id,
      ordinal,
      kind,
      reportedAt: ctx.now,
      recipients: asked.recipients,
      ...said,
      grade,
      situation: asked.situation,
      area: row.area,
    },
    asked.id,
  );
  await follow(ctx, row, kind, {
    ...known,
    dead,
    grade,
    reports: ordinal,
    hurt: (known.injured ?? 0) + (known.slight ?? 0),
  });
  return { id: made.id, title: made.title, grade, counted: isCounted };
});

interface Following {
  readonly dead: number;
  readonly missing: number | null;
  readonly injured: number | null;
  readonly slight: number | null;
  readonly loss: number | null;
  readonly grade: NonNullable<Accident['grade']>;
  readonly reports: number;
  readonly hurt: number;
}

async function follow(ctx: Context, row: Accident, kind: Kind, now: Following): Promise<void> {
  const all = withSystem(ctx);
  const input = { ...now, lastReportAt: ctx.now };
  if (row.state === 'ended') {
    await take(all, accident, row.id, 'regrade', input, row.version);
    return;
  }
  const first = { ...input, firstReportAt: row.firstReportAt ?? ctx.now };
  const told = await take(all, accident, row.id, 'report', first, row.version);
  if (kind === 'final') await take(all, accident, row.id, 'finish', {}, told.version);
}

/** Which report of the chain this one is: a first, then follow-ups, one final; behind it only supplements and corrections. */
function kindOf(row: Accident, asked: 'next' | 'final' | 'correction'): Kind {
  if (row.state === 'dismissed') throw new Problem('refused', '该事件已核定不属于生产安全事故，不再报告');
  if (asked === 'correction') {
    if (row.firstReportAt === null) throw new Problem('refused', '还没有首报，请先首报');
    return 'correction';
  }
  if (row.state === 'ended') {
    if (asked === 'final') throw new Problem('refused', '已经终报；伤亡有变化请补报，数字有误请更正');
    return 'supplement';
  }
  if (row.firstReportAt === null) {
    if (asked === 'final') throw new Problem('refused', '还没有首报，请先首报');
    return 'first';
  }
  return asked === 'final' ? 'final' : 'followUp';
}

const titleOf = (kind: Kind, ordinal: number): string =>
  ({
    first: '快报',
    followUp: `续报（${ordinal - 1}）`,
    final: '终报',
    supplement: `补报（${ordinal - 1}）`,
    correction: `更正（${ordinal - 1}）`,
  })[kind];

interface Said {
  readonly dead?: number | null | undefined;
  readonly missing?: number | null | undefined;
  readonly injured?: number | null | undefined;
  readonly slight?: number | null | undefined;
  readonly loss?: number | null | undefined;
}
type Known = { readonly [K in keyof Said]-?: number | null };

function tollOf({ dead, missing, injured, slight, loss }: Said): Known {
  return {
    dead: dead ?? null,
    missing: missing ?? null,
    injured: injured ?? null,
    slight: slight ?? null,
    loss: loss ?? null,
  };
}

/** What a report does not speak of stays as it was known. */
function merged(before: Known, said: Known): Known {
  return {
    dead: said.dead ?? before.dead,
    missing: said.missing ?? before.missing,
    injured: said.injured ?? before.injured,
    slight: said.slight ?? before.slight,
    loss: said.loss ?? before.loss,
  };
}
