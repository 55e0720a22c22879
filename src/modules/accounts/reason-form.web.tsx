import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../../web/clock.ts';
import { Asked } from '../../web/settings/asked.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { LastDay } from './last-day.web.tsx';

interface Props {
  readonly label: string;
  readonly lead: string;
  readonly submit: string;
  /** Whether a last day can be given; without one it is done at once. */
  readonly dated?: boolean;
  /** The reason, and the last day ('YYYY-MM-DD') or null for at once. */
  readonly send: (remark: string, lastDay: string | null) => Promise<void>;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** Something that is done for a reason, which goes into the audit: at once, or after a last day. */
export function ReasonForm({ label, lead, submit, dated = false, send, onDone, onClose }: Props) {
  const { today } = useNow();
  const [lastDay, setLastDay] = useState<string | null>(null);
  const [remark, setRemark] = useState('');
  const { busy, trouble, fields, run } = useDoing();
  const go = async () => {
    await send(remark, lastDay);
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
      {dated && <LastDay value={lastDay} onValue={setLastDay} min={today} problem={fields['lastDay']} />}
      <Asked label="原因" problem={fields['remark']}>
        {(ids) => (
          <Input
            {...ids}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
            autoFocus={!dated}
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
