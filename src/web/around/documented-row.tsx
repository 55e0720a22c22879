import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { DocumentCalls } from '../documents/document-calls.ts';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { RowFrame } from './row-frame.tsx';
import { useRow } from './use-row.ts';

interface Props {
  readonly ledger: AnyLedger;
  readonly calls: DocumentCalls;
  /** Where the documents stand: below the facts, or above the steps. */
  readonly at?: 'papers' | 'work';
  readonly leadOf?: (row: AnyRow) => ReactNode;
}

/** The page of a row that documents are made of: the general parts with its documents. */
export function DocumentedRow({ ledger, calls, at = 'papers', leadOf }: Props) {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(ledger, id);
  if (!answer) return <PageSkeleton />;
  const documents = <DocumentsPart calls={calls} ledger={ledger} id={answer.row.id} />;
  return <RowFrame ledger={ledger} answer={answer} lead={leadOf?.(answer.row)} {...{ [at]: documents }} />;
}
