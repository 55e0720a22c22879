import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { api } from '../../web/api.ts';
import { Trouble, useAct } from './act.web.tsx';
import { dutyCalendar, renewCalendar } from './duty.endpoints.ts';

/** One's own turns as a calendar to subscribe to. */
export function OwnCalendar() {
  const { data } = useQuery({ queryKey: ['duty-calendar'], queryFn: () => api.call(dutyCalendar, {}) });
  const act = useAct(() => api.call(renewCalendar, {}));
  return (
    <section className="work-section screen-only" aria-label="我的值班日历">
      <h2>我的值班日历</h2>
      <p className="quiet">把地址加到手机日历的“订阅”里，本人的班次会自动出现。地址只属于您，请勿转发。</p>
      {data?.path && <Input readOnly aria-label="订阅地址" value={`${location.origin}${data.path}`} />}
      <Button loading={act.isPending} onClick={() => act.mutate()}>
        {data?.path ? '换一个地址（原地址停用）' : '生成订阅地址'}
      </Button>
      <Trouble of={act.error} />
    </section>
  );
}
