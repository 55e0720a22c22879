import type { Field } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Where } from '../../kernel/where.ts';
import type { SearchHit } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { list } from '../ledger/read.ts';
import { hasRole } from '../ledger/scope.ts';
import { sealedFields } from './rows.ts';

const mostOfOne = 10;

/** The rows that keep a whole number sealed, in every ledger this user may read and by every field they may open. */
export async function findSealed(ctx: Context, asked: string): Promise<readonly SearchHit[]> {
  const places = [...ctx.registry.ledgers.values()].flatMap((l) =>
    sealedFields(l).flatMap(([name, of]) => {
      const field: Field = l.fields[name];
      const value = of.normalise(asked);
      const isAsked = /\d{5}/.test(value) && of.problem(value, ctx.today) === null;
      return isAsked && hasRole(ctx, l.may.read) && hasRole(ctx, field.by ?? []) ? [{ l, name, value }] : [];
    }),
  );
  const pages = await Promise.all(
    places.map(async ({ l, name, value }) => {
      const where = { [name]: value } as Where<AnyLedger>; // a field of this very ledger
      const { rows } = await list(ctx, l, { where, limit: mostOfOne });
      return rows.map((row) => ({ ledger: l.name, rowId: row.id, title: titleOf(l, row[l.title]), area: row.area }));
    }),
  );
  const hits = pages.flat();
  return hits.filter((hit, at) => hits.findIndex(({ rowId }) => rowId === hit.rowId) === at);
}

const titleOf = (l: AnyLedger, title: unknown) => (typeof title === 'string' ? title : l.label);
