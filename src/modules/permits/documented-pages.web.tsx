import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { documentCalls } from '../documents/index.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { permit } from './permit.ledger.ts';

/** A permit with its paper. */
export const PermitPage = () => <Documented ledger={permit} />;

/** A certificate with its warning. */
export const CertificatePage = () => <Documented ledger={safetyCertificate} />;

function Documented({ ledger }: { readonly ledger: AnyLedger }) {
  const { id = '' } = useParams({ strict: false });
  const { data: answer } = useQuery({
    queryKey: [ledger.name, 'row', id],
    queryFn: () => api.row(ledger, id),
    throwOnError: (_, query) => query.state.data === undefined,
  });
  if (!answer) return <PageSkeleton />;
  return (
    <RowFrame
      ledger={ledger}
      answer={answer}
      papers={<DocumentsPart calls={documentCalls} ledger={ledger} id={answer.row.id} />}
    />
  );
}
