import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { type Station, Way } from '../../web/around/way.tsx';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { documentCalls } from '../documents/index.ts';
import { permitApplication } from './application.ledger.ts';
import { useRow } from '../../web/around/use-row.ts';

// What is done now comes behind what one reads.
const GuardedStep = lazy(async () => ({ default: (await import('./guarded-step.web.tsx')).GuardedStep }));

/** One application on its way: how far it is, what is to be done now and, when it may not be, why. */
export function ApplicationPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(permitApplication, id);
  return answer ? <Opened answer={answer} /> : <PageSkeleton />;
}

function Opened({ answer }: { readonly answer: RowAnswer }) {
  return (
    <RowFrame
      ledger={permitApplication}
      answer={answer}
      lead={<Way stations={stationsOf(answer.row)} />}
      work={
        <Suspense fallback={null}>
          <GuardedStep answer={answer} />
        </Suspense>
      }
      papers={<DocumentsPart calls={documentCalls} ledger={permitApplication} id={answer.row.id} />}
    />
  );
}

/** The way of an application as it goes, or as it ended. */
function stationsOf(row: AnyRow): readonly Station[] {
  const at = (name: string) => textOf(row[name]);
  const begun = { words: '收到申请', at: at('receivedOn') };
  const ended = row.state === 'rejected' ? '不予受理' : row.state === 'withdrawn' ? '已撤回' : undefined;
  if (ended !== undefined) return [begun, { words: ended, at: at('endedOn') }];
  const asked = row['correctionAskedOn'] === null ? [] : [{ words: '告知补正', at: at('correctionAskedOn') }];
  const isRefused = row.state === 'refused' || row.state === 'served';
  return [
    begun,
    ...asked,
    { words: '受理', at: at('acceptedOn') },
    { words: '初审', at: at('reviewedOn') },
    ...(row['checkedOn'] === null ? [] : [{ words: '现场核查', at: at('checkedOn') }]),
    ...(row['forwardedOn'] === null ? [] : [{ words: '上报', at: at('forwardedOn') }]),
    { words: isRefused ? '不予许可' : '许可决定', at: at('decidedOn') },
    isRefused ? { words: '送达', at: at('servedOn') } : { words: '发证', at: at('issuedOn') },
  ];
}
