import type { AnyLedger } from '../../kernel/ledger.ts';
import { useDesk } from '../desk.ts';
import { Anchor } from '../fields/anchor.tsx';
import { columnsOf } from '../fields/column.ts';
import { listPath, newPath } from '../fields/paths.ts';
import { beginningOf } from '../menu.ts';
import { useRoles } from '../names.ts';
import { RowLink, StateMark } from '../ledger/cell.tsx';
import { Due } from '../ledger/due.tsx';
import { useCount, useRows } from '../ledger/use-rows.ts';

/** The rows of other ledgers that refer to this one, five of each, with the way to all of them. */
export function Related({ ledger, id }: { readonly ledger: AnyLedger; readonly id: string }) {
  const { registry } = useDesk();
  const roles = useRoles();
  const pointing = [...registry.ledgers.values()].flatMap((other) =>
    other.may.read.some((role) => roles.includes(role))
      ? columnsOf(other)
          .filter((column) => column.target === ledger)
          .map((column) => ({ other, name: column.name }))
      : [],
  );
  return pointing.map(({ other, name }) => (
    <RelatedList key={`${other.name}.${name}`} ledger={other} name={name} id={id} />
  ));
}

function RelatedList({ ledger, name, id }: { readonly ledger: AnyLedger; readonly name: string; readonly id: string }) {
  const where = { [name]: id };
  const { rows, isMore } = useRows(ledger, { where, limit: 5 });
  const count = useCount(ledger, where);
  const mayCreate = useRoles().some((role) => ledger.may.create.includes(role));
  const begin = beginningOf(useDesk(), ledger);
  const path = newPath(ledger, where);
  if (rows.length === 0 && !mayCreate) return null;
  return (
    <section className="related">
      <h2>
        <Anchor href={listPath(ledger, where)}>
          {ledger.label} {rows.length > 0 && count}
        </Anchor>
        {mayCreate && (
          <Anchor className="screen-only" href={begin ? begin + path.slice(path.indexOf('?')) : path}>
            新建
          </Anchor>
        )}
      </h2>
      {rows.length === 0 && <p className="quiet">没有</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <RowLink ledger={ledger} row={row} />
            <StateMark ledger={ledger} state={row.state} />
            {row.dueAt !== null && <Due at={row.dueAt} />}
          </li>
        ))}
      </ul>
      {isMore && <Anchor href={listPath(ledger, where)}>查看全部 {count} 条</Anchor>}
    </section>
  );
}
