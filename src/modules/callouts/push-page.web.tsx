import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { newPath } from '../../web/fields/paths.ts';
import { useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { channel } from './channel.ledger.ts';
import { deviceName, pushHindrance, subscribe, unsubscribe } from './push-browser.web.ts';
import { pushDevice } from './push-device.ledger.ts';
import { pushDesk, switchOffPush, switchOnPush } from './push.endpoints.ts';
import '../../web/around/work.css';
import '../../web/board/board.css';
import '../../web/ledger/list.css';

/** Switches notes on for this browser, and shows on which of one's devices they are on. */
export function PushPage() {
  usePageTitle(pushDesk.label);
  const queries = useQueryClient();
  const doing = useDoing();
  const { today } = useNow();
  const mayKeep = useRoles().some((role) => channel.may.create.includes(role));
  const [told, setTold] = useState('');
  const { data } = useQuery({
    queryKey: [pushDevice.name, channel.name, 'desk'],
    queryFn: () => api.call(pushDesk, {}),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const { key, isListed, devices } = data;
  const hindrance = pushHindrance();
  const again = () => queries.invalidateQueries({ queryKey: [pushDevice.name] });
  const switchOn = (publicKey: string) =>
    doing.run(async () => {
      setTold('');
      const subscription = await subscribe(publicKey);
      await api.call(switchOnPush, { id: crypto.randomUUID(), name: deviceName(), subscription });
      setTold('本机已开启。叫到您时，关着网页也会弹出通知。');
      await again();
    });
  const switchOff = (id: string) =>
    doing.run(async () => {
      setTold('');
      if (devices.length === 1) await unsubscribe();
      await api.call(switchOffPush, { id });
      await again();
    });
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{pushDesk.label}</h1>
          <p className="quiet">叫应时在开启的电脑和手机上弹出通知，点开即可确认。它不代替电话和短信。</p>
        </div>
      </header>
      <section className="work-section" aria-label="本机">
        <h2>本机（{deviceName()}）</h2>
        {key === null && (
          <p>
            本县还没有启用网页推送通道。
            {mayKeep && <Anchor href={newPath(channel, { protocol: 'webPush' })}>登记通道</Anchor>}
          </p>
        )}
        {key !== null && hindrance !== null && <p role="status">{hindrance}</p>}
        {key !== null && hindrance === null && (
          <Button type="primary" loading={doing.busy} onClick={() => void switchOn(key)}>
            {switchOnPush.label}
          </Button>
        )}
        {doing.trouble !== undefined && (
          <p className="notice" role="alert">
            {doing.trouble}
          </p>
        )}
        {told !== '' && <p role="status">{told}</p>}
        {!isListed && (
          <p className="quiet">通讯录里还没有您的账号，叫应时找不到您：请值班室在通讯录您的那一行填上“系统账号”。</p>
        )}
      </section>
      {devices.length > 0 && (
        <section className="work-section" aria-label="已开启的设备">
          <h2>已开启的设备</h2>
          <table className="work-table">
            <thead>
              <tr>
                {['设备', '推送服务', '开启时间', ''].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {devices.map(({ id, name, host, since }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td data-label="推送服务">{host}</td>
                  <td data-label="开启时间">{momentWords(since, today)}</td>
                  <td>
                    <Button size="small" loading={doing.busy} onClick={() => void switchOff(id)}>
                      {switchOffPush.label}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
