import sql from 'sql-template-tag';
import type { Deadline } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import type { NumberLine, NumbersAnswer } from './numbers.endpoints.ts';

type Stored = NumberLine['history'][number] & { readonly key: string };

/** Every number with its law, what the county has set and what came of it. */
export async function listNumbers(ctx: Context): Promise<NumbersAnswer> {
  const stored = await ctx.tx
    .rows<Stored>(sql`select s.key, s.value::float8 as "value", s.effective_on as "effectiveOn", s.source,
      s.verified, coalesce(a.name, '') as "by", s.set_at as "at", s.rows_found as "found", s.rows_done as "done",
      s.rows_moved as "moved", s.settled_at as "settledAt"
    from setting_value s left join account a on a.id = s.set_by
    where s.county = ${ctx.county} order by s.effective_on desc, s.set_at desc`);
  const numbers = [...ctx.registry.settings].map(([key, setting]): NumberLine => {
    const history = stored.filter((each) => each.key === key);
    const inForce = history.find(({ effectiveOn }) => effectiveOn <= ctx.today);
    const { label, unit, value: standard, min, max, law } = setting;
    const verified = inForce?.verified ?? ctx.registry.laws.get(law)?.verified ?? false;
    return { key, label, unit, value: inForce?.value ?? standard, standard, min, max, law, verified, history };
  });
  const laws = [...ctx.registry.laws].map(([key, law]) => ({ key, ...law, usedBy: usersOf(ctx, key) }));
  return { numbers, laws };
}

function usersOf(ctx: Context, law: string): readonly string[] {
  return [...ctx.registry.ledgers.values()].flatMap((l) =>
    Object.values<Deadline>(l.deadlines).flatMap((d) => (d.law === law ? [`${l.label} · ${d.label}`] : [])),
  );
}
