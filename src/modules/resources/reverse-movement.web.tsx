import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { momentWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { movementKinds } from './movement-kinds.ts';
import { stockMovement } from './movement.ledger.ts';
import { reverseMovement } from './stock.endpoints.ts';

/** Takes a record back: says what will happen, asks why, and leads to the reversal. */
export function ReverseMovement({ id }: { readonly id: string }) {
  const router = useRouter();
  const queries = useQueryClient();
  const { today } = useNow();
  const field = useId();
  const [newId] = useState(uuidv7);
  const [reason, setReason] = useState('');
  const { data } = useQuery({
    queryKey: [stockMovement.name, 'row', id],
    queryFn: () => api.row(stockMovement, id),
    throwOnError: true,
  });
  const sending = useMutation({
    mutationFn: () => api.call(reverseMovement, { id: newId, movement: id, reason: reason.trim() }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      router.history.replace(rowPath(stockMovement, newId));
    },
  });
  if (!data) return <PageSkeleton />;
  const { row, titles } = data;
  const kinds: Readonly<Record<string, string>> = movementKinds;
  const words = [titles[textOf(row['supply'])], titles[textOf(row['storage'])], textOf(row['batch'])].filter(Boolean);
  return (
    <div className="page slip">
      <header className="page-head">
        <h1>冲销出入库记录</h1>
      </header>
      <form
        className="work-section form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending.isPending) sending.mutate();
        }}
      >
        <p>
          {momentWords(textOf(row['movedAt']), today)}　{kinds[textOf(row['kind'])]}　{words.join(' · ')}　
          <b>{Number(row['quantity'])}</b>
        </p>
        <p className="quiet">
          原记录保留不改，另记一条 {-Number(row['quantity'])}{' '}
          的冲销记录指向它；移库、借出的另一半一并冲销。冲销后请登记正确的内容。
        </p>
        {sending.error && (
          <p className="notice" role="alert">
            {problemWords(sending.error)}
          </p>
        )}
        <div className="field" data-field="reason">
          <label htmlFor={field}>
            冲销原因<span className="required">必填</span>
          </label>
          <Input
            id={field}
            value={reason}
            maxLength={60}
            onChange={(event) => setReason(event.target.value)}
            autoFocus
          />
        </div>
        <div className="form-end">
          <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={reason.trim() === ''}>
            冲销
          </Button>
          <Button onClick={() => router.history.back()}>取消</Button>
        </div>
      </form>
    </div>
  );
}
