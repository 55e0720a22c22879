import { Button, Input } from 'antd';
import { useState } from 'react';
import { Asked } from '../../web/settings/asked.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';

interface Props {
  readonly label: string;
  readonly lead: string;
  readonly submit: string;
  readonly send: (remark: string) => Promise<void>;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** Something that takes effect at once and is done for a reason, which goes into the audit. */
export function ReasonForm({ label, lead, submit, send, onDone, onClose }: Props) {
  const [remark, setRemark] = useState('');
  const { busy, trouble, fields, run } = useDoing();
  const go = async () => {
    await send(remark);
    await onDone();
  };
  return (
    <form
      aria-label={label}
      style={{ width: '100%' }}
      onSubmit={(event) => {
        event.preventDefault();
        void run(go);
      }}
    >
      <p>{lead}</p>
      <Asked label="原因" problem={fields['remark']}>
        {(ids) => (
          <Input
            {...ids}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
            autoFocus
            maxLength={200}
          />
        )}
      </Asked>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="ask-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </form>
  );
}
