import { useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { RowFrame } from '../around/row-frame.tsx';
import { useRow } from '../around/use-row.ts';
import { rowPath } from '../fields/paths.ts';
import { PageSkeleton } from '../shell/page-skeleton.tsx';

const RowForm = lazy(async () => ({ default: (await import('./row-form.tsx')).RowForm }));

/** The page of any row, and the form of one that is being changed. */
export function RowPage({ ledger, id }: { readonly ledger: AnyLedger; readonly id: string }) {
  const answer = useRow(ledger, id);
  const router = useRouter();
  const isAsked = new URLSearchParams(useLocation().searchStr).has('edit');
  if (!answer) return <PageSkeleton />;
  const leave = () => router.history.replace(rowPath(ledger, id));
  const form = isAsked && answer.mayUpdate && (
    <Suspense fallback={null}>
      <RowForm ledger={ledger} answer={answer} onDone={leave} onCancel={leave} />
    </Suspense>
  );
  return <RowFrame ledger={ledger} answer={answer} {...(form ? { form } : {})} />;
}
