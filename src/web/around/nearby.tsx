import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { api } from '../api.ts';
import { useDesk } from '../desk.ts';
import { RowLink, StateMark } from '../ledger/cell.tsx';
import { useRoles } from '../names.ts';
import { distanceWords } from './distance-words.ts';

interface Place {
  readonly lng: number;
  readonly lat: number;
}

/** What lies nearest to a row that has a place: five of each ledger with places, looked for when somebody wants to know. */
export function Nearby({ ledger, row }: { readonly ledger: AnyLedger; readonly row: AnyRow }) {
  const [isWanted, setWanted] = useState(false);
  const { registry } = useDesk();
  const roles = useRoles();
  const place = placeOf(ledger, row);
  if (place === undefined) return null;
  const placed = [...registry.ledgers.values()].filter(
    (other) => placeField(other) !== undefined && other.may.read.some((role) => roles.includes(role)),
  );
  return (
    <section className="related">
      <h2>附近</h2>
      {!isWanted && (
        <Button className="screen-only" onClick={() => setWanted(true)}>
          按远近查找
        </Button>
      )}
      {isWanted && placed.map((other) => <NearbyList key={other.name} ledger={other} place={place} except={row.id} />)}
    </section>
  );
}

interface ListProps {
  readonly ledger: AnyLedger;
  readonly place: Place;
  readonly except: string;
}

function NearbyList({ ledger, place, except }: ListProps) {
  const { data, isPending } = useQuery({
    queryKey: [ledger.name, 'nearby', place, except],
    queryFn: () => api.nearby(ledger, place, { id: { not: except } }, 5),
  });
  return (
    <>
      <h3>{ledger.label}</h3>
      {data?.length === 0 && <p className="quiet">没有标注位置的{ledger.label}</p>}
      {isPending && <p className="quiet">正在查找</p>}
      <ul>
        {data?.map((row) => (
          <li key={row.id}>
            <RowLink ledger={ledger} row={row} />
            <StateMark ledger={ledger} state={row.state} />
            <span className="quiet">{distanceWords(row.metres)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const placeField = (l: AnyLedger) => Object.entries<Field>(l.fields).find(([, field]) => field.kind === 'point')?.[0];

function placeOf(l: AnyLedger, row: AnyRow): Place | undefined {
  const name = placeField(l);
  const place = name === undefined ? undefined : row[name];
  return (place ?? undefined) as Place | undefined; // a point field holds a place
}
