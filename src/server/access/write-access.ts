import sql, { type Sql } from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import type { AccessEvent } from './access-events.ts';

/** What happened: the event, whether it was let, to what it was done in words, and the row or account where it is one. */
export interface Access {
  readonly event: AccessEvent;
  readonly ok?: boolean;
  readonly object: string;
  readonly rowId?: string | null;
}

/** Who did it, when, and from which address. */
export interface AccessBy {
  readonly county: string;
  readonly at: string;
  readonly accountId: string | null;
  readonly who: string;
  readonly ip: string | null;
}

/** Writes down, in a request's own transaction, that its person did something: GB/T 22239-2019 安全审计. */
export function noteAccess(ctx: Context, access: Access): void {
  const { county, now, actor, from } = ctx;
  ctx.tx.send(accessSql({ county, at: now, accountId: actor.id, who: actor.name, ip: from }, access));
}

/** The statement that writes an event down, for whoever has a transaction of their own. */
export function accessSql(by: AccessBy, { event, ok = true, object, rowId = null }: Access): Sql {
  return sql`insert into access_log (county, at, id, account_id, who, event, ok, object, row_id, ip, tx)
    values (${by.county}, ${by.at}, ${uuidv7()}, ${by.accountId}, ${by.who}, ${event}, ${ok}, ${object.slice(0, 500)}, ${rowId}, ${by.ip},
      pg_current_xact_id())`;
}
