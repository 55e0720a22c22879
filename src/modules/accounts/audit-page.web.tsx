import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { addDays } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { DayInput } from '../../web/dates/date-input.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { type AccessAsk, listAccess } from './audit.endpoints.ts';
import '../../web/settings/settings.css';

const groups = { signIn: '登录', powers: '账号与权限', refused: '越权被拒', use: '数据使用' } as const;
const weekDays = 7;

/** The audit: who did what where from, and whether it was let. It can be read and taken along, and nothing else. */
export function AuditPage() {
  usePageTitle('审计日志');
  const { today } = useNow();
  const [ask, setAsk] = useState<AccessAsk>(() => ({ from: addDays(today, -weekDays), to: today }));
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['audit', ask],
    queryFn: ({ pageParam }) => api.call(listAccess, { ...ask, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const set = (change: Partial<AccessAsk>) => setAsk({ ...ask, ...change });
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  const words = data?.pages[0]?.words ?? {};
  return (
    <div className="page settings">
      <header className="page-head">
        <div>
          <h1>审计日志</h1>
          <p className="quiet">登录、权限变更、越权被拒和数据使用的记录，至少保存六个月，任何人不能修改。</p>
        </div>
        <Button href={`/api/audit-export?input=${encodeURIComponent(JSON.stringify(ask))}`}>导出</Button>
      </header>
      <div className="settings-tools">
        <DayInput aria-label="起日" value={ask.from} max={ask.to} onChange={(from) => from && set({ from })} />
        <span>至</span>
        <DayInput aria-label="止日" value={ask.to} min={ask.from} onChange={(to) => to && set({ to })} />
        <Input.Search
          allowClear
          aria-label="查找"
          placeholder="姓名、用户名、对象或地址"
          onSearch={(typed) => set({ words: typed.trim() || null })}
          style={{ width: 260 }}
        />
        <div className="picks" role="group" aria-label="类别">
          <button type="button" aria-pressed={!ask.group} onClick={() => set({ group: null })}>
            全部
          </button>
          {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
            <button key={group} type="button" aria-pressed={ask.group === group} onClick={() => set({ group })}>
              {groups[group]}
            </button>
          ))}
          <button
            type="button"
            aria-pressed={ask.ok === false}
            onClick={() => set({ ok: ask.ok === false ? null : false })}
          >
            只看未成功
          </button>
        </div>
      </div>
      {error && (
        <p className="trouble" role="alert">
          {problemWords(error)}
        </p>
      )}
      {!data && !error ? (
        <PageSkeleton />
      ) : (
        <div className="sheet-frame" aria-busy={isFetching}>
          <table className="plain plain-cards plain-flow">
            <thead>
              <tr>
                <th>时间</th>
                <th>用户</th>
                <th>事件</th>
                <th>结果</th>
                <th>对象</th>
                <th>来源地址</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td style={{ whiteSpace: 'nowrap' }}>{momentWords(line.at, today)}</td>
                  <td>{line.who}</td>
                  <td style={{ whiteSpace: 'nowrap' }}>{words[line.event] ?? line.event}</td>
                  <td>{line.ok ? '成功' : <span className="mark mark-wait">未成功</span>}</td>
                  <td>{line.object}</td>
                  <td className="quiet">{line.ip}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && lines.length === 0 && <p className="quiet">这段时间没有符合的记录</p>}
      {hasNextPage && (
        <p>
          <Button loading={isFetching} onClick={() => void fetchNextPage()}>
            更早的记录
          </Button>
        </p>
      )}
    </div>
  );
}
