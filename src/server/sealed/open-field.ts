import sql, { raw } from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { noteAccess } from '../access/write-access.ts';
import { columnName, table } from '../ledger/columns.ts';
import { get } from '../ledger/read.ts';
import { rolesOver } from '../ledger/scope.ts';
import { clearOf } from './rows.ts';

/** What somebody asks to see, and why. */
export interface OpenAsk {
  readonly field: string;
  readonly reason: string;
}

const fewest = 4;
const most = 200;

/**
 * The clear value of a sealed field, for somebody whose post over the row may open it and who says why: who opened what and why is
 * written into the row's history in the same transaction (PIPL art. 51). Throws Problem 'missing', 'forbidden' or 'invalid'.
 */
export async function openField(ctx: Context, l: AnyLedger, id: string, ask: OpenAsk): Promise<string> {
  const row = await get(ctx, l, id);
  const fields: Readonly<Record<string, Field>> = l.fields;
  const field = Object.hasOwn(fields, ask.field) ? fields[ask.field] : undefined;
  if (!field?.of || field.kind !== 'sealed') throw new Problem('missing', `${l.label}没有这个密封栏，请刷新页面`);
  const roles = rolesOver(ctx, l, row);
  if (!field.by?.some((role) => roles.includes(role)))
    throw new Problem('forbidden', `您的岗位不能查看这条${l.label}的${field.label}，如需查看请联系有权限的同事`);
  const shown = row[ask.field];
  const [found] = await ctx.tx.rows<{ stored: string | null }>(sql`select ${raw(columnName(ask.field))} as "stored"
    from ${table(l)} where county = ${ctx.county} and id = ${id}`);
  if (found?.stored == null) throw new Problem('missing', `这条${l.label}没有填写${field.label}`);
  const value = clearOf(ctx, l, id, ask.field, found.stored);
  const reason = reasonOf(ask.reason, value, field.of.normalise);
  ctx.tx.send(sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, note, tx)
    values (${ctx.county}, ${ctx.now}, ${uuidv7()}, ${l.name}, ${id}, ${row.version}, 'opened', ${ctx.actor.id},
      ${JSON.stringify({ [ask.field]: [shown, shown] })}, ${reason}, pg_current_xact_id())`);
  noteAccess(ctx, {
    event: 'opened',
    object: `${l.label}“${titleOf(l, row)}”的${field.label}，事由：${reason}`,
    rowId: id,
  });
  return value;
}

function titleOf(l: AnyLedger, row: AnyRow): string {
  const title = row[l.title];
  return (typeof title === 'string' ? title : row.id).slice(0, 60);
}

/** The reason as it is written down: said in words, and without the number itself. */
function reasonOf(given: string, value: string, normalise: (text: string) => string): string {
  const reason = given.trim();
  const { length } = Array.from(reason);
  if (length < fewest) throw wrong(`请写明查看的事由，至少${fewest}个字`);
  if (length > most) throw wrong(`事由最多${most}个字`);
  if (normalise(reason).includes(value)) throw wrong('事由会长期留存，请不要把号码本身写进去');
  return reason;
}

const wrong = (message: string) => new Problem('invalid', message, { fields: { reason: message } });
