import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { recentWords } from '../../web/words/moment.ts';
import { askedQuery } from './account-queries.web.ts';
import { postWords, termWords } from './account-words.ts';
import type { PostLine } from './accounts.endpoints.ts';
import { decidePosts } from './security.endpoints.ts';
import '../../web/settings/settings.css';

/** The posts that wait for the security administrator: confirmed they take effect at once, refused never. */
export function GrantsPage() {
  usePageTitle('权限确认');
  const { today } = useNow();
  const queries = useQueryClient();
  const { data: asked } = useQuery({ ...askedQuery, throwOnError: true });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [remark, setRemark] = useState('');
  const { busy, trouble, fields, run } = useDoing();
  if (!asked) return <PageSkeleton />;
  const ids = asked.map(({ id }) => id).filter((id) => chosen.has(id));
  const turn = (id: string) =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  const decide = (confirmed: boolean) =>
    run(async () => {
      await api.call(decidePosts, { postIds: ids, confirmed, remark: remark || null });
      setChosen(new Set());
      setRemark('');
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    });
  return (
    <div className="page settings">
      <header className="page-head">
        <div>
          <h1>权限确认</h1>
          <p className="quiet">
            系统管理员新建的账号、授予的岗位、重新启用的账号，经您确认后才生效。确认前请核对任职文件。
          </p>
        </div>
      </header>
      {asked.length === 0 ? (
        <p className="notice notice-calm">没有待确认的岗位。</p>
      ) : (
        <>
          <div className="sheet-frame">
            <table className="plain plain-cards">
              <thead>
                <tr>
                  <th>
                    <Checkbox
                      aria-label="全选"
                      checked={ids.length === asked.length}
                      indeterminate={ids.length > 0 && ids.length < asked.length}
                      onChange={() => setChosen(new Set(ids.length === asked.length ? [] : asked.map(({ id }) => id)))}
                    />
                  </th>
                  <th>姓名</th>
                  <th>岗位</th>
                  <th>任期</th>
                  <th>提出</th>
                  <th>说明</th>
                </tr>
              </thead>
              <tbody>
                {asked.map((post) => (
                  <tr key={post.id}>
                    <td className="beside">
                      <Checkbox
                        aria-label={`选择 ${post.name}`}
                        checked={chosen.has(post.id)}
                        onChange={() => turn(post.id)}
                      />
                    </td>
                    <td className="beside">
                      <b>{post.name}</b> <span className="quiet">{post.username}</span>
                    </td>
                    <td>{postWords({ ...post, role: post.role as PostLine['role'] })}</td>
                    <td>{termWords(post)}</td>
                    <td className="quiet" data-label="提出">
                      {post.askedBy} {recentWords(post.askedAt, today)}
                    </td>
                    <td className="quiet">{post.remark}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {trouble && (
            <p className="trouble" role="alert">
              {fields['remark'] ?? trouble}
            </p>
          )}
          <div className="settings-tools ask-acts">
            <Button type="primary" disabled={ids.length === 0} loading={busy} onClick={() => void decide(true)}>
              确认生效{ids.length > 0 && `（${ids.length} 项）`}
            </Button>
            <Input
              aria-label="不予确认的原因"
              placeholder="不予确认时写明原因"
              value={remark}
              maxLength={200}
              onChange={(event) => setRemark(event.target.value)}
            />
            <Button disabled={ids.length === 0} loading={busy} onClick={() => void decide(false)}>
              不予确认
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
