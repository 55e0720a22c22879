import sql, { type Sql } from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { areasOf } from '../../server/http/names.ts';
import { get, list, visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { callOut } from '../callouts/index.ts';
import { peopleOf, reachOf } from './reach.server.ts';
import { areasNamed, recipientsOf } from './warning-areas.ts';
import { type WarningBoard, warningBoard, type WarningCourse, warningCourse } from './warning.endpoints.ts';
import { earlyWarning } from './warning.ledger.ts';
import { warningTarget } from './warning-target.ledger.ts';

type Shown = WarningBoard['warnings'][number];
type Beside = Pick<Shown, 'sent' | 'received' | 'acted' | 'calls'>;

const open = ['received', 'judged', 'signed', 'issued', 'delivered'] as const;

/** Answers the warnings that are not over, each with how many places have it and who is being called for it. */
export const warningBoardHandler = handle(
  warningBoard,
  async (ctx) => {
    const areas = await areasOf(ctx);
    const rows = await ctx.tx.rows<Omit<Shown, 'areas' | keyof Beside>>(sql`
      select t.id, t.headline, t.state, t.colour, t.affected, t.document_number as "documentNumber", t.issued_at as "issuedAt",
        t.valid_until as "validUntil", t.due_at as "dueAt" from early_warning t
      where ${visibleSql(ctx, earlyWarning, { state: [...open] })}
      order by t.issued_at is null, array_position(array['red', 'orange', 'yellow', 'blue'], t.colour), t.due_at, t.id limit 200`);
    const beside = await besideOf(
      ctx,
      sql`select id from early_warning where county = ${ctx.county} and state = any(${[...open]})`,
    );
    return {
      warnings: rows.map((row) => ({
        ...row,
        areas: recipientsOf(areasNamed(row.affected, areas), areas).map(({ area }) => area),
        ...(beside.get(row.id) ?? nothing),
      })),
    };
  },
  'snapshot',
);

/** Answers what belongs to one warning. */
export const warningCourseHandler = handle(warningCourse, async (ctx, { id }) => {
  const row = await get(ctx, earlyWarning, id);
  const { recipients, unknown } = await reachOf(ctx, row.affected);
  const people = row.state === 'signed' ? await peopleOf(ctx, recipients, row.audience) : [];
  const beside = await besideOf(ctx, sql`select ${id}::uuid as id`);
  return {
    lineage: [...(await lineageOf(ctx, id))],
    recipients: [...recipients],
    unknown: [...unknown],
    people: people.length,
    ...(beside.get(id) ?? nothing),
  };
});

const nothing: Beside = { sent: 0, received: 0, acted: 0, calls: [] };

/** The copies and the call-outs of warnings, by warning; of each no more than the caller may see. */
async function besideOf(ctx: Context, warnings: Sql): Promise<ReadonlyMap<string, Beside>> {
  const [copies, begun] = await Promise.all([
    ctx.tx.rows<{ id: string; sent: number; received: number; acted: number }>(sql`
      select t.warning as id, count(*)::int as sent, count(t.received_at)::int as received, count(t.acted_at)::int as acted
      from warning_target t where ${visibleSql(ctx, warningTarget, {})} and t.warning in (${warnings}) group by t.warning`),
    ctx.tx.rows<{ warning: string; id: string; number: string | null; people: number; isOver: boolean }>(sql`
      select t.source_id as warning, t.id, t.number, t.people, t.state = 'ended' as "isOver" from call_out t
      where ${visibleSql(ctx, callOut, { sourceLedger: earlyWarning.name })} and t.source_id in (select w.id::text from (${warnings}) w)
      order by t.id`),
  ]);
  const calls = Map.groupBy(begun, ({ warning }) => warning);
  const counts = new Map(copies.map(({ id, ...counted }) => [id, counted]));
  return new Map(
    [...new Set([...counts.keys(), ...calls.keys()])].map((id) => [
      id,
      {
        ...(counts.get(id) ?? { sent: 0, received: 0, acted: 0 }),
        calls: (calls.get(id) ?? []).map(({ id: call, number, people, isOver }) => ({
          id: call,
          number,
          people,
          isOver,
        })),
      },
    ]),
  );
}

/** The messages this one refers to, those that refer to it, what it replaces and what replaced it: all of one warning, the oldest first. */
async function lineageOf(ctx: Context, id: string): Promise<WarningCourse['lineage']> {
  const { message, lineage, replaces } = await get(ctx, earlyWarning, id);
  const { rows } = await list(ctx, earlyWarning, {
    where: {
      id: { not: id },
      or: [
        { replaces: id },
        ...(replaces === null ? [] : [{ id: replaces }]),
        ...(lineage === null ? [] : [{ message: lineage.split(' ') }]),
        ...(message === null ? [] : [{ lineage: { has: message } }]),
      ],
    },
    limit: 50,
  });
  const isLater = (other: (typeof rows)[number]) =>
    other.replaces === id || (message !== null && (other.lineage ?? '').split(' ').includes(message));
  return rows
    .map((other) => ({
      id: other.id,
      headline: other.headline,
      state: other.state,
      colour: other.colour,
      at: other.issuedAt ?? other.receivedAt,
      isLater: isLater(other),
    }))
    .toSorted((a, b) => Number(a.isLater) - Number(b.isLater) || (a.at < b.at ? -1 : 1));
}
