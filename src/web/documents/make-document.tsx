import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { api } from '../api.ts';
import type { Column } from '../fields/column.ts';
import { LedgerForm } from '../ledger/ledger-form.tsx';
import { Sheet } from '../ledger/sheet.tsx';
import type { DocumentCalls, Offer, Question } from './document-calls.ts';

/** Asks what a document wants to know, begun with what the row knows, and makes it. */
export function MakeDocument({
  calls,
  offer,
  subject,
  onClose,
  onDone,
}: {
  readonly calls: DocumentCalls;
  readonly offer: Offer;
  readonly subject: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { data, error } = useQuery({
    queryKey: [calls.ledger.name, 'begin', offer.template, subject],
    queryFn: () => api.call(calls.begin, { template: offer.template, id: subject }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Sheet title={`制作${offer.label}`} onClose={onClose}>
      {error && <Alert type="error" title={error.message} />}
      {!data && !error && <Spin />}
      {data?.refused && <Alert type="warning" title={data.refused} />}
      {data && !data.refused && (
        <>
          <p className="form-lead">
            制作后即取得编号并固定内容；内容有误时作废重做{offer.toParty ? '，送达后不能作废' : ''}
          </p>
          <LedgerForm
            ledger={calls.ledger}
            what={`${offer.template}:${subject}`}
            seen={null}
            start={startOf(data.questions, data.answers)}
            columns={data.questions.map(columnOf)}
            titles={{}}
            verb={`制作${offer.label}`}
            send={async ({ id, values }) =>
              api.call(calls.make, { template: offer.template, subject, id, answers: { ...values } })
            }
            onDone={onDone}
            onCancel={onClose}
          />
        </>
      )}
    </Sheet>
  );
}

const columnOf = ({ hint, options, ...question }: Question): Column => ({
  ...question,
  ...(hint === undefined ? {} : { hint }),
  ...(options === undefined ? {} : { options }),
});

const startOf = (questions: readonly Question[], answers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(questions.map(({ name }) => [name, answers[name] ?? null]));
