import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { documentCalls } from '../documents/index.ts';
import { cardCircular } from './card.ledger.ts';
import { listedSupervision } from './listing.ledger.ts';
import '../../web/ledger/list.css';

/** The papers of a listing: the letter and the opinion that takes it off. */
export const ListingPapers = () => <Papers ledger={listedSupervision} />;

/** The paper of a month's circular. */
export const CircularPapers = () => <Papers ledger={cardCircular} />;

function Papers({ ledger }: { readonly ledger: AnyLedger }) {
  const { id = '' } = useParams({ strict: false });
  const { data } = useQuery({
    queryKey: [ledger.name, 'row', id],
    queryFn: () => api.row(ledger, id),
    throwOnError: true,
  });
  const title = textOf(data?.row[ledger.title]);
  usePageTitle(title === '' ? '文书' : `文书：${title}`);
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <nav className="quiet" aria-label="所在位置">
        <Anchor href={rowPath(ledger, id)}>{title}</Anchor>
      </nav>
      <header className="page-head">
        <h1>文书</h1>
      </header>
      <DocumentsPart calls={documentCalls} ledger={ledger} id={id} />
    </div>
  );
}
