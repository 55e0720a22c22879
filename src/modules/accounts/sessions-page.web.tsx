import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { deviceWords } from '../../web/words/device.ts';
import { recentWords } from '../../web/words/moment.ts';
import { accountsQuery, sessionsQuery } from './account-queries.web.ts';
import { endSessionsOf, resetSecondFactor, unlockAccount } from './security.endpoints.ts';
import '../../web/settings/settings.css';

/** Who is signed in, and what the security administrator can do about an account: end it all, unlock it, take its authenticator away. */
export function SessionsPage() {
  usePageTitle('在线会话');
  const { today } = useNow();
  const queries = useQueryClient();
  const { data: sessions } = useQuery({ ...sessionsQuery, throwOnError: true });
  const [words, setWords] = useState('');
  const { busy, trouble, run } = useDoing();
  if (!sessions) return <PageSkeleton />;
  const people = [...Map.groupBy(sessions, ({ accountId }) => accountId)].filter(([, [first]]) =>
    `${first?.name} ${first?.username} ${first?.ip}`.toLowerCase().includes(words.trim().toLowerCase()),
  );
  const end = (id: string) =>
    run(async () => {
      await api.call(endSessionsOf, { id });
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    });
  return (
    <div className="page settings">
      <header className="page-head">
        <div>
          <h1>在线会话</h1>
          <p className="quiet">
            {people.length} 人在线，共 {sessions.length} 处登录。强制退出即时生效，打开着的页面也随之退出。
          </p>
        </div>
      </header>
      <div className="settings-tools">
        <Input
          allowClear
          aria-label="查找在线人员"
          placeholder="姓名、用户名、地址"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="sheet-frame">
        <table className="plain plain-cards">
          <thead>
            <tr>
              <th>姓名</th>
              <th>登录</th>
              <th aria-label="办理" />
            </tr>
          </thead>
          <tbody>
            {people.map(([id, of]) => (
              <tr key={id}>
                <td>
                  <b>{of[0]?.name}</b> <span className="quiet">{of[0]?.username}</span>
                </td>
                <td>
                  {of.map((session) => (
                    <div key={session.id}>
                      {deviceWords(session.userAgent)}
                      <span className="quiet">
                        {session.ip && ` · ${session.ip}`} · {recentWords(session.at, today)} 登录，
                        {recentWords(session.seenAt, today)} 还在用
                      </span>
                    </div>
                  ))}
                </td>
                <td className="acts">
                  <Button
                    size="small"
                    disabled={busy}
                    aria-label={`强制退出 ${of[0]?.name}`}
                    onClick={() => void end(id)}
                  >
                    强制退出
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <AccountHelp />
    </div>
  );
}

/** Help for one account: found by name, unlocked, or freed of an authenticator that is lost. */
function AccountHelp() {
  const { data: accounts = [] } = useQuery(accountsQuery);
  const [words, setWords] = useState('');
  const [said, setSaid] = useState('');
  const { busy, trouble, run } = useDoing();
  const asked = words.trim().toLowerCase();
  const found =
    asked === ''
      ? []
      : accounts.filter(({ name, username }) => `${name} ${username}`.toLowerCase().includes(asked)).slice(0, 10);
  const help = (call: typeof unlockAccount, id: string, done: string) =>
    run(async () => {
      setSaid('');
      await api.call(call, { id });
      setSaid(done);
    });
  return (
    <section aria-label="账号处置" className="settings-part">
      <h2>账号处置</h2>
      <p className="quiet">
        失败过多被锁定的可以提前解锁；手机和备用码都丢失的，核对本人身份后解除动态口令，由本人重新绑定。
      </p>
      <div className="settings-tools">
        <Input
          allowClear
          aria-label="查找账号"
          placeholder="姓名或用户名"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <p role="status">{said}</p>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      {found.length > 0 && (
        <div className="sheet-frame">
          <table className="plain plain-cards">
            <tbody>
              {found.map(({ id, name, username, secondFactor }) => (
                <tr key={id}>
                  <td>
                    <b>{name}</b> <span className="quiet">{username}</span>
                  </td>
                  <td className="quiet">{secondFactor ? '已启用动态口令' : '未启用动态口令'}</td>
                  <td className="acts">
                    <Button
                      size="small"
                      disabled={busy}
                      onClick={() => void help(unlockAccount, id, `${name} 已解锁，可以再次登录`)}
                    >
                      解除锁定
                    </Button>{' '}
                    {secondFactor && (
                      <Button
                        size="small"
                        disabled={busy}
                        onClick={() => void help(resetSecondFactor, id, `${name} 的动态口令已解除，登录已全部退出`)}
                      >
                        解除动态口令
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
