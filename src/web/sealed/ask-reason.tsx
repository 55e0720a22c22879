import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../api.ts';
import type { Column } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { Sheet } from '../ledger/sheet.tsx';
import { problemWords } from '../words/problem.ts';

interface AskProps {
  readonly column: Column;
  readonly of: Place;
  readonly onClose: () => void;
  readonly onOpened: (value: string) => void;
}

/** Asks why a sealed value is to be seen, and opens it. */
export function AskReason({ column, of, onClose, onOpened }: AskProps) {
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const id = useId();
  const opening = useMutation({
    mutationFn: () => api.open(of.ledger, of.id, column.name, reason),
    onSuccess: ({ value }) => {
      onOpened(value);
      void queries.invalidateQueries({ queryKey: [of.ledger.name, 'history', of.id] });
    },
  });
  return (
    <Sheet title={`查看${column.label}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate();
        }}
      >
        <p className="form-lead">这是个人信息，已加密保存。谁在何时因何查看，会记入这条记录的经过和访问日志。</p>
        <div className="field" data-field="reason">
          <label htmlFor={id}>
            查看事由<span className="required">必填</span>
          </label>
          <Input
            id={id}
            value={reason}
            maxLength={200}
            autoFocus
            placeholder="如：通知负责人参加复查"
            aria-invalid={opening.isError}
            aria-describedby={opening.isError ? `${id}-problem` : undefined}
            onChange={(e) => setReason(e.target.value)}
          />
          {opening.isError && (
            <p className="field-error" id={`${id}-problem`} role="alert">
              {problemWords(opening.error)}
            </p>
          )}
        </div>
        <div className="form-end">
          <Button type="primary" htmlType="submit" loading={opening.isPending}>
            查看一分钟
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </form>
    </Sheet>
  );
}
