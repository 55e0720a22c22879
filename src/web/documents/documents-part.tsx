import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { api } from '../api.ts';
import type { DocumentCalls, MadeDocument, Offer } from './document-calls.ts';
import './documents.css';

// Forms are fetched when they are opened.
const MakeDocument = lazy(async () => ({ default: (await import('./make-document.tsx')).MakeDocument }));
const ServeDocument = lazy(async () => ({ default: (await import('./serve-document.tsx')).ServeDocument }));

/** The documents of a row and those that can be made of it: to make, download, serve, with what hinders it said beside each. */
export function DocumentsPart({
  calls,
  ledger,
  id,
}: {
  readonly calls: DocumentCalls;
  readonly ledger: AnyLedger;
  readonly id: string;
}) {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: [ledger.name, 'documents', id],
    queryFn: () => api.call(calls.of, { ledger: ledger.name, id }),
  });
  const [making, setMaking] = useState<Offer>();
  const [serving, setServing] = useState<MadeDocument>();
  const done = () => {
    setMaking(undefined);
    setServing(undefined);
    void queries.invalidateQueries({ queryKey: [calls.ledger.name] });
    void queries.invalidateQueries({ queryKey: [ledger.name] });
  };
  if (!data) return null;
  const ready = data.offers.filter(({ refused }) => refused === null);
  const notYet = data.offers.filter(({ refused }) => refused !== null);
  return (
    <section className="documents" aria-label="文书">
      <h2>文书</h2>
      {data.made.length === 0 && <p className="quiet">还没有制作文书</p>}
      <ul className="documents-made">
        {data.made.map((each) => (
          <Made key={each.id} document={each} canServe={data.offers.length > 0} onServe={() => setServing(each)} />
        ))}
      </ul>
      {ready.length > 0 && (
        <div className="documents-ready screen-only">
          {ready.map((offer) => (
            <Button key={offer.template} onClick={() => setMaking(offer)}>
              制作{offer.label}
            </Button>
          ))}
        </div>
      )}
      {notYet.length > 0 && <NotYet offers={notYet} />}
      <Suspense fallback={null}>
        {making && (
          <MakeDocument calls={calls} offer={making} subject={id} onClose={() => setMaking(undefined)} onDone={done} />
        )}
        {serving && (
          <ServeDocument calls={calls} document={serving} onClose={() => setServing(undefined)} onDone={done} />
        )}
      </Suspense>
    </section>
  );
}

function NotYet({ offers }: { readonly offers: readonly Offer[] }) {
  return (
    <details className="documents-not-yet screen-only">
      <summary>另有 {offers.length} 种文书现在不能制作</summary>
      <dl>
        {offers.map(({ template, label, refused }) => (
          <div key={template}>
            <dt>{label}</dt>
            <dd className="quiet">{refused}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

interface MadeProps {
  readonly document: MadeDocument;
  readonly canServe: boolean;
  readonly onServe: () => void;
}

function Made({ document, canServe, onServe }: MadeProps) {
  const { id, name, number, state, madeOn, toParty, servedOn, serveBy } = document;
  const isOwed = toParty && state === 'made';
  return (
    <li className={state === 'void' ? 'void' : undefined}>
      <a href={`/api/documents/legal-document/${id}`}>{name}</a>
      <span className="quiet">{[number, madeOn].filter(Boolean).join('　')}</span>
      {state === 'void' && <Tag>已作废</Tag>}
      {servedOn !== null && <span className="quiet">{servedOn} 送达</span>}
      {isOwed && <span>{serveBy === null ? '待送达' : `${serveBy} 前送达`}</span>}
      {isOwed && canServe && (
        <Button size="small" className="screen-only" onClick={onServe} aria-label={`登记${name}送达`}>
          登记送达
        </Button>
      )}
    </li>
  );
}
