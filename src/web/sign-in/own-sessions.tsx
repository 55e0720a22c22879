import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { z } from 'zod';
import { api } from '../api.ts';
import { useNow } from '../clock.ts';
import { useDoing } from '../settings/use-doing.ts';
import { deviceWords } from '../words/device.ts';
import { recentWords } from '../words/moment.ts';

const sessions = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    seenAt: z.string(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    current: z.boolean(),
  }),
);
const attempts = z.array(
  z.object({ id: z.string(), at: z.string(), ok: z.boolean(), reason: z.string(), ip: z.string().nullable() }),
);

/** Where I am signed in, which I can end elsewhere; and the last tries made with my username, by me or by somebody else. */
export function OwnSessions() {
  const { today } = useNow();
  const queries = useQueryClient();
  const { busy, trouble, run } = useDoing();
  const { data: own = [] } = useQuery({
    queryKey: ['own-sessions'],
    queryFn: async () => sessions.parse(await api.auth('GET', 'sessions')),
  });
  const { data: tries = [] } = useQuery({
    queryKey: ['own-attempts'],
    queryFn: async () => attempts.parse(await api.auth('GET', 'attempts')),
  });
  const end = (name: string, body?: object) =>
    run(async () => {
      await api.auth('POST', name, body);
      await queries.invalidateQueries({ queryKey: ['own-sessions'] });
    });
  const failed = tries.filter(({ ok, reason }) => !ok && reason !== 'second-factor-asked');
  return (
    <>
      <section aria-label="我的登录">
        <h2>我的登录</h2>
        <div>
          <ul className="account-posts">
            {own.map(({ id, at, seenAt, ip, userAgent, current }) => (
              <li key={id}>
                <b>
                  {current ? '当前这一处' : '别处'}：{deviceWords(userAgent)}
                </b>
                <span className="quiet">
                  {recentWords(at, today)} 登录，{recentWords(seenAt, today)} 还在用{ip && `，${ip}`}
                </span>
                {!current && (
                  <Button size="small" disabled={busy} onClick={() => void end('sessions/end', { id })}>
                    退出这一处
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {own.length > 2 && (
            <Button disabled={busy} onClick={() => void end('sessions/end-others')}>
              退出其他各处
            </Button>
          )}
          <p role="alert">{trouble}</p>
        </div>
      </section>
      <section aria-label="最近登录情况">
        <h2>最近登录情况</h2>
        <div>
          <ul className="account-posts">
            {tries
              .filter(({ ok, reason }) => (ok ? reason === 'signed-in' : reason !== 'second-factor-asked'))
              .slice(0, 6)
              .map(({ id, at, ok, ip }) => (
                <li key={id}>
                  <span>{recentWords(at, today)}</span>
                  <b>{ok ? '登录成功' : '登录未成功'}</b>
                  <span className="quiet">{ip}</span>
                </li>
              ))}
          </ul>
          {failed.length > 0 && (
            <p className="quiet">有未成功的登录而不是本人所为的，请尽快修改密码并告知安全管理员。</p>
          )}
        </div>
      </section>
    </>
  );
}
