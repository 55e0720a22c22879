import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { documentCalls } from '../documents/index.ts';
import { accountabilityInterview } from './interview.ledger.ts';
import { meeting } from './meeting.ledger.ts';

/** A meeting with its minutes to print. */
export const MeetingPage = () => <WithPapers ledger={meeting} />;

/** An interview with its record to print. */
export const InterviewPage = () => <WithPapers ledger={accountabilityInterview} />;

function WithPapers({ ledger }: { readonly ledger: AnyLedger }) {
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
      work={<DocumentsPart calls={documentCalls} ledger={ledger} id={answer.row.id} />}
    />
  );
}
