import sql from 'sql-template-tag';
import type { Row } from '../../../kernel/ledger.ts';
import { parsePeriod, type Period } from '../../../kernel/period.ts';
import { Problem, wrongField } from '../../../kernel/problem.ts';
import { dayOf, endOfDay, startOfDay } from '../../../kernel/calendar.ts';
import type { Context } from '../../../server/context.ts';
import { tellChanged } from '../../../server/live/tell-changed.ts';
import { get, list } from '../../../server/ledger/read.ts';
import { handle } from '../../../server/module.ts';
import { frameOf } from '../compose.server.ts';
import type { Composed } from '../composed.ts';
import { contentNow } from '../open-report.server.ts';
import { report } from '../report.ledger.ts';
import { doesPromise } from '../report.rules.ts';
import { periodWords } from '../text/period-words.ts';
import type { SectionText } from '../text/report-text.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { withWholeRight } from '../whole-right.server.ts';
import { chaptersLine } from '../write/chapters-line.ts';
import { requireWriting, save, sectionsOf } from '../write/sections.server.ts';
import { commitment } from './commitment.ledger.ts';
import { missingIn } from './missing.server.ts';
import { nextPeriod } from './next-period.ts';
import { asSentence, type Promised, kindOf, type PromiseKind, promisesIn } from './promises.ts';
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
    const coming = nextPeriod(content.period);
    const standing = await standingPromises(ctx, coming);
    const promises = await promisesOf(ctx, id, content, standing);
    const finished = await finishedIn(ctx, content.period);
    const texts = (await sectionsOf(ctx, id)).map(({ text }) => text);
    return {
      coming: coming.label,
      promises,
      missing: await missingIn(ctx, promises, standing, coming),
      finished: finished
        .filter((done) => !isTold(texts, done))
        .map((done) => ({ id: done.id, text: done.text, words: wordsOf(done) })),
    };
  },
  'snapshot',
);

const chooseHandler = handle(
  choosePromise,
  async (ctx, { report: id, kind, mark, struck, owner, unit, dueOn }) => {
    requireWholeCounty(ctx);
    const row = await get(ctx, report, id);
    requireUnsigned(row);
    if (row.state === 'approved')
      throw new Problem('refused', '这份报告已经审核通过，不能再安排任务；确需调整，请先退回修改');
    const content = await contentNow(ctx, row);
    const coming = nextPeriod(content.period);
    if (!struck && dueOn !== null && (dueOn < coming.from || dueOn > coming.to))
      throw wrongField('dueOn', `完成时限应在计划期（${coming.label}）内，请重新选择`);
    const found = promisesIn(content, periodWords(content.period).next);
    if (!found.some((one) => one.kind === kind && one.mark === mark))
      throw new Problem('missing', '报告里已没有这一条，请刷新页面后再安排');
    if (owner !== null && !struck) await requireColleague(ctx, owner);
    await ctx.tx
      .rows(sql`insert into report_promise (county, report_id, kind, mark, struck, owner, unit, due_on, by, at)
      values (${ctx.county}, ${id}, ${kind}, ${mark}, ${struck}, ${owner}, ${unit || null}, ${dueOn}, ${ctx.actor.id},
        ${ctx.now})
      on conflict (county, report_id, kind, mark) do update set struck = excluded.struck, owner = excluded.owner,
        unit = excluded.unit, due_on = excluded.due_on, by = excluded.by, at = excluded.at`);
    return {};
  },
  'snapshot',
);

/** Problem 'invalid' for somebody who holds no post of the county today. */
async function requireColleague(ctx: Context, id: string): Promise<void> {
  const posts = await ctx.tx.rows(sql`select id from post where county = ${ctx.county} and account_id = ${id}
    and state = 'effective' and valid_from <= ${ctx.today} and (valid_until is null or valid_until >= ${ctx.today}) limit 1`);
  if (posts.length === 0) throw wrongField('owner', '责任人须是本县在岗人员，请重新选择');
}

const tellHandler = handle(tellFinished, async (ctx, { report: id, commitment: of }) => {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  requireWriting(row);
  const done = await get(ctx, commitment, of);
  if (done.state !== 'done') throw new Problem('refused', '这项任务还没有完成，不能写入总结');
  const { period } = await frameOf(ctx, row.period, row.campaign);
  if (!isFinishedIn(done, period)) throw new Problem('refused', '这项任务不是在本期完成的，请写入完成当期的报告');
  const sections = await sectionsOf(ctx, id);
  const { next } = periodWords(period);
  const told = sections.find(({ text }) => text.heading !== '' && kindOf(text.heading, next) === undefined);
  if (!told) throw new Problem('refused', '报告里没有写工作情况的一章，请先添加章节');
  const { heading, blocks } = told.text;
  if (!isTold([told.text], done)) {
    const text = { heading, blocks: [...blocks, { kind: 'paragraph', runs: [wordsOf(done)] } as const] };
    await save(ctx, id, told.id, told.version, text);
    tellChanged(ctx, chaptersLine, id);
  }
  return { heading };
});

/** What answers about promises before a report is signed. */
export const promiseHandlers = [readHandler, chooseHandler, tellHandler];

interface Chosen {
  readonly kind: PromiseKind;
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
  const { period } = content;
  const coming = nextPeriod(period);
  const found = promisesIn(content, periodWords(period).next);
  const chosen = await ctx.tx.rows<Chosen>(sql`select kind, mark, struck, owner, unit, due_on as "dueOn"
    from report_promise where county = ${ctx.county} and report_id = ${id}`);
  const chosenOf = new Map(chosen.map((one) => [`${one.kind} ${one.mark}`, one]));
  return found.map((one) => {
    const said = chosenOf.get(`${one.kind} ${one.mark}`);
    const made = one.kind === 'problem' ? admitted(one, standing) : planned(one, standing, coming);
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

/** The tasks finished in a period, whenever they were promised, up to 200. */
async function finishedIn(ctx: Context, { from, to }: Period): Promise<readonly Commitment[]> {
  const finishedAt = { gte: startOfDay(from), lte: endOfDay(to) };
  const where = { parent: { set: false }, state: 'done', finishedAt } as const;
  const { rows } = await list(withWholeRight(ctx), commitment, { where, sort: { by: 'finishedAt' }, limit: 200 });
  return rows;
}

function isFinishedIn({ state, finishedAt }: Commitment, { from, to }: Period): boolean {
  const day = finishedAt === null ? '' : dayOf(finishedAt);
  return state === 'done' && day >= from && day <= to;
}

/** A finished task as a report tells it: what its owner said came of it. */
const wordsOf = ({ result, text }: Pick<Commitment, 'result' | 'text'>): string => asSentence(result ?? text);

function isTold(texts: readonly SectionText[], done: Commitment): boolean {
  const mark = markOf(wordsOf(done));
  return texts.some(({ blocks }) => blocks.flatMap(sayingsOf).some((runs) => sameAs(runs)(mark)));
}

function requireUnsigned({ signedAt, state }: Row<typeof report>): void {
  if (signedAt === null && state !== 'withdrawn') return;
  throw new Problem('refused', '这份报告已经签发或作废，所列任务请到“计划任务”办理');
}
