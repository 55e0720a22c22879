import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Asked } from '../../web/settings/asked.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { useWorking } from './account-card.web.tsx';
import { LastDay } from './last-day.web.tsx';
import { type AccountLine, leave, openMatters } from './accounts.endpoints.ts';

interface Props {
  readonly account: AccountLine;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** Somebody's leaving: what they still owe by name, who takes it over, and why they go. */
export function LeaveForm({ account, onDone, onClose }: Props) {
  const { id, name } = account;
  const { data: matters } = useQuery({
    queryKey: ['accounts', 'matters', id],
    queryFn: () => api.call(openMatters, { id }),
  });
  const { today } = useNow();
  const people = useWorking(id);
  const [successorId, setSuccessorId] = useState<string>();
  const [remark, setRemark] = useState('');
  const [lastDay, setLastDay] = useState<string | null>(null);
  const { busy, trouble, fields, run } = useDoing();
  const send = async () => {
    await api.call(leave, { id, lastDay, remark, successorId: successorId ?? null });
    await onDone();
  };
  const owes = matters?.filter(({ count }) => count > 0) ?? [];
  return (
    <form
      aria-label="办理调离"
      onSubmit={(event) => {
        event.preventDefault();
        void run(send);
      }}
    >
      <h3>办理调离</h3>
      <p>
        {lastDay === null ? '即时生效' : `${lastDay} 过后`}：{name}{' '}
        的岗位全部结束、账号停用、登录退出；以前办的事仍记在其名下。
      </p>
      <LastDay value={lastDay} onValue={setLastDay} min={today} problem={fields['lastDay']} />
      {matters && owes.length === 0 && (
        <p className="quiet">名下没有须由本人办结的事项；岗位上的事项由同岗位的人接着办。</p>
      )}
      {owes.length > 0 && (
        <>
          <p>名下未办结（现在移交）：{owes.map(({ label, count }) => `${label} ${count} 件`).join('、')}</p>
          <Asked label="接办人" problem={fields['successorId']}>
            {(ids) => (
              <Select
                {...ids}
                showSearch={{ optionFilterProp: 'label' }}
                value={successorId ?? null}
                onChange={setSuccessorId}
                options={[...people]}
                placeholder="输入姓名查找"
                getPopupContainer={(node: HTMLElement) => node.parentElement ?? document.body}
              />
            )}
          </Asked>
        </>
      )}
      <Asked label="原因" problem={fields['remark']} hint="如：调往县水利局">
        {(ids) => <Input {...ids} value={remark} onChange={(event) => setRemark(event.target.value)} maxLength={200} />}
      </Asked>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="ask-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          办理调离
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </form>
  );
}
