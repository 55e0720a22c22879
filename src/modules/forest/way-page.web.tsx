import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useRow } from '../../web/around/use-row.ts';
import { Way } from '../../web/around/way.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';

/** One row of the fire season: how far it has come by its stations, what follows from it, and the steps of whoever stands before it. */
export function WayPage({
  ledger,
  stations,
  after,
}: {
  readonly ledger: AnyLedger;
  /** Words, and when it was reached. */
  readonly stations: readonly (readonly [words: string, at: (row: AnyRow) => unknown])[];
  readonly after?: (row: AnyRow) => ReactNode;
}) {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(ledger, id);
  if (!answer) return <PageSkeleton />;
  const { row } = answer;
  const lead = (
    <>
      <Way stations={stations.map(([words, at]) => ({ words, at: textOf(at(row)) }))} />
      {after?.(row)}
    </>
  );
  return <RowFrame ledger={ledger} answer={answer} lead={lead} />;
}
