import sql from 'sql-template-tag';
import type { Row } from '../../../kernel/ledger.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';
import { Problem, wrongField } from '../../../kernel/problem.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Context } from '../../../server/context.ts';
import { get } from '../../../server/ledger/read.ts';
import { handle } from '../../../server/module.ts';
import type { Composed } from '../composed.ts';
import { contentNow } from '../open-report.server.ts';
import { report } from '../report.ledger.ts';
import { doesPromise } from '../report.rules.ts';
import { periodWords } from '../text/period-words.ts';
import type { SectionText } from '../text/report-text.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { requireWriting, save, sectionsOf } from '../write/sections.server.ts';
import { commitment } from './commitment.ledger.ts';
import { nextPeriod } from './next-period.ts';
import { type Promised, kindOf, promisesIn } from './promises.ts';
import { choosePromise, type Promises, readPromises, type ReportPromise, tellFinished } from './promises.endpoints.ts';
import { markOf, sameAs, sayingsOf } from './same-promise.ts';
import { type Commitment, type Standing, standingPromises } from './standing.server.ts';

const readHandler = handle(
  readPromises,
  async (ctx, { report: id }): Promise<Promises> => {
    requireWholeCounty(ctx);
    const row = await get(ctx, report, id);
    requireUnsigned(row);
    if (!doesPromise(row)) return { coming: '', promises: [], missing: [], finished: [] };
    const content = await contentNow(ctx, row);
    const coming = nextPeriod(parsePeriod(row.period));
    const standing = await standingPromises(ctx, coming);
    const promises = await promisesOf(ctx, id, content, standing);
    const marks = new Set(promises.map(({ mark }) => mark));
    const texts = (await sectionsOf(ctx, id)).map(({ text }) => text);
    const isPlanning = promises.some(({ kind }) => kind === 'commitment');
    return {
      coming: coming.label,
      promises,
      missing: [...standing.commitments].flatMap(([mark, { how, row: owed }]) =>
        isPlanning && !marks.has(mark) && how === 'owed'
          ? [{ id: owed.id, text: owed.text, period: parsePeriod(owed.period).label }]
          : [],
      ),
      finished: finishedIn(standing, parsePeriod(row.period))
        .filter((done) => !isTold(texts, done))
        .map((done) => ({ id: done.id, text: done.text, words: wordsOf(done) })),
    };
  },
  'snapshot',
);

const chooseHandler = handle(choosePromise, async (ctx, { report: id, mark, struck, owner, unit, dueOn }) => {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  requireUnsigned(row);
  if (dueOn !== null && dueOn <= parsePeriod(row.period).from)
    throw wrongField('dueOn', '完成时限应在计划期内，请重新选择');
  await ctx.tx.rows(sql`insert into report_promise (county, report_id, mark, struck, owner, unit, due_on, by, at)
    values (${ctx.county}, ${id}, ${mark}, ${struck}, ${owner}, ${unit || null}, ${dueOn}, ${ctx.actor.id}, ${ctx.now})
    on conflict (county, report_id, mark) do update set struck = excluded.struck, owner = excluded.owner,
      unit = excluded.unit, due_on = excluded.due_on, by = excluded.by, at = excluded.at`);
  return {};
});

const tellHandler = handle(tellFinished, async (ctx, { report: id, commitment: of }) => {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  requireWriting(row);
  const done = await get(ctx, commitment, of);
  if (done.state !== 'done') throw new Problem('refused', '这项任务还没有完成，不能写入总结');
  const sections = await sectionsOf(ctx, id);
  const { next } = periodWords(parsePeriod(row.period));
  const told = sections.find(({ text }) => text.heading !== '' && kindOf(text.heading, next) === undefined);
  if (!told) throw new Problem('refused', '报告里没有写工作情况的一章，请先添加章节');
  const { heading, blocks } = told.text;
  if (!isTold([told.text], done)) {
    const text = { heading, blocks: [...blocks, { kind: 'paragraph', runs: [wordsOf(done)] } as const] };
    await save(ctx, id, told.id, told.version, text);
  }
  return { heading };
});

/** What answers about promises before a report is signed. */
export const promiseHandlers = [readHandler, chooseHandler, tellHandler];

interface Chosen {
  readonly mark: string;
  readonly struck: boolean;
  readonly owner: string | null;
  readonly unit: string | null;
  readonly dueOn: string | null;
}

/** What a report promises, with what was chosen for each, and the rows it carries on or that are there already. */
export async function promisesOf(
  ctx: Context,
  id: string,
  content: Composed,
  standing: Standing,
): Promise<readonly ReportPromise[]> {
  const period = parsePeriod(content.period.code);
  const found = promisesIn(content, periodWords(period).next);
  const chosen = await ctx.tx.rows<Chosen>(sql`select mark, struck, owner, unit, due_on as "dueOn" from report_promise
    where county = ${ctx.county} and report_id = ${id}`);
  const byMark = new Map(chosen.map((one) => [one.mark, one]));
  return found.map((one) => {
    const said = byMark.get(one.mark);
    const made = one.kind === 'problem' ? admitted(one, standing) : planned(one, standing, nextPeriod(period));
    const isStock = ctx.registry.indicators.get(one.indicator ?? '')?.indicator.since !== undefined;
    return {
      ...one,
      indicator: isStock ? one.indicator : null,
      ...made,
      ...(said && { ...said, dueOn: said.dueOn ?? made.dueOn }),
    };
  });
}

function planned({ mark }: Promised, { commitments }: Standing, coming: Period) {
  const { how, row } = commitments.get(mark) ?? { how: 'settled', row: undefined };
  if (row === undefined || how === 'settled')
    return { struck: false, owner: null, unit: null, dueOn: coming.to, carried: null, known: null };
  const { id, owner, unit } = row;
  const given = { struck: false, owner, unit };
  if (how === 'known') return { ...given, dueOn: row.dueOn, carried: null, known: id };
  const carried = { id, period: parsePeriod(row.period).label, times: (row.carriedTimes ?? 0) + 1 };
  return { ...given, dueOn: coming.to, carried, known: null };
}

function admitted({ mark }: Promised, { problems }: Standing) {
  const before = problems.get(mark);
  const isOpen = before !== undefined && before.state !== 'solved';
  return { struck: false, owner: null, unit: null, dueOn: null, carried: null, known: isOpen ? before.id : null };
}

const finishedIn = ({ all }: Standing, { from, to }: Period): readonly Commitment[] =>
  all.filter(({ state, finishedAt }) => {
    const day = finishedAt === null ? '' : dayOf(finishedAt);
    return state === 'done' && day >= from && day <= to;
  });

/** A finished task as a report tells it: what its owner said came of it. */
const wordsOf = ({ result, text }: Pick<Commitment, 'result' | 'text'>): string =>
  `${(result ?? text).trim().replace(/[。；]$/, '')}。`;

function isTold(texts: readonly SectionText[], done: Commitment): boolean {
  const mark = markOf(wordsOf(done));
  return texts.some(({ blocks }) => blocks.flatMap(sayingsOf).some((runs) => sameAs(runs)(mark)));
}

function requireUnsigned({ signedAt, state }: Row<typeof report>): void {
  if (signedAt === null && state !== 'withdrawn') return;
  throw new Problem('refused', '这份报告已经签发或作废，所列任务请到“计划任务”办理');
}
