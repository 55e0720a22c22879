import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../../web/clock.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { recentWords } from '../../web/words/moment.ts';
import { AccountCard } from './account-card.web.tsx';
import { accountsQuery } from './account-queries.web.ts';
import { isCurrent, postWords, type Standing, standingOf, standings } from './account-words.ts';
import type { AccountLine } from './accounts.endpoints.ts';
import { NewAccount } from './new-account.web.tsx';
import { PasteAccounts } from './paste-accounts-dialog.web.tsx';
import { SectionsPanel } from './sections-panel.web.tsx';
import '../../web/settings/settings.css';

const pageLines = 100;
type Opened = 'nothing' | 'new' | 'paste' | 'sections' | { readonly account: string };

/** The accounts of the county and their posts. */
export function AccountsPage() {
  usePageTitle('账号与岗位');
  const { today } = useNow();
  const { data: accounts } = useQuery({ ...accountsQuery, throwOnError: true });
  const [words, setWords] = useState('');
  const [standing, setStanding] = useState<Standing>();
  const [shown, setShown] = useState(pageLines);
  const [opened, setOpened] = useState<Opened>('nothing');
  if (!accounts) return <PageSkeleton />;
  const counted = Map.groupBy(accounts, (account) => standingOf(account, today));
  const found = accounts.filter(
    (account) => fits(account, words.trim().toLowerCase()) && (!standing || standingOf(account, today) === standing),
  );
  const close = () => setOpened('nothing');
  const account = typeof opened === 'object' ? accounts.find(({ id }) => id === opened.account) : undefined;
  return (
    <div className="page settings">
      <header className="page-head">
        <div>
          <h1>账号与岗位</h1>
          <p className="quiet">
            新建的账号和授予的岗位，待安全管理员确认后生效；停用即时生效，结束岗位、调离可以定最后一天。
          </p>
        </div>
        <Button type="primary" onClick={() => setOpened('new')}>
          新建账号
        </Button>
      </header>
      <div className="settings-tools">
        <Input
          allowClear
          aria-label="查找账号"
          placeholder="姓名、用户名、岗位、区域"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="picks" role="group" aria-label="状态">
          <button type="button" aria-pressed={!standing} onClick={() => setStanding(undefined)}>
            全部 {accounts.length}
          </button>
          {(Object.keys(standings) as Standing[]).map(
            (each) =>
              counted.has(each) && (
                <button key={each} type="button" aria-pressed={standing === each} onClick={() => setStanding(each)}>
                  {standings[each]} {counted.get(each)?.length}
                </button>
              ),
          )}
        </div>
        <Button onClick={() => setOpened('paste')}>批量建账号</Button>
        <Button onClick={() => setOpened('sections')}>科室</Button>
      </div>
      <div className="sheet-frame">
        <table className="plain plain-cards">
          <thead>
            <tr>
              <th>姓名</th>
              <th>用户名</th>
              <th>岗位</th>
              <th>状态</th>
              <th>最近登录</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((each) => (
              <tr key={each.id}>
                <td className="beside">
                  <button type="button" className="name" onClick={() => setOpened({ account: each.id })}>
                    {each.name}
                  </button>
                </td>
                <td className="beside">{each.username}</td>
                <td>
                  {each.posts
                    .filter((post) => post.state === 'asked' || isCurrent(post, today))
                    .map((post) => (
                      <div key={post.id}>{postWords(post)}</div>
                    ))}
                </td>
                <td className="beside">
                  <StandingMark standing={standingOf(each, today)} />
                </td>
                <td className="quiet beside" data-label={each.lastSignInAt ? '最近登录' : ''}>
                  {each.lastSignInAt ? recentWords(each.lastSignInAt, today) : '从未登录'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 && <p className="quiet">没有符合的账号</p>}
      {found.length > shown && (
        <Button onClick={() => setShown(shown + pageLines)}>
          再显示 {Math.min(pageLines, found.length - shown)} 个
        </Button>
      )}
      {opened === 'new' && <NewAccount onClose={close} />}
      {opened === 'paste' && <PasteAccounts onClose={close} />}
      {opened === 'sections' && <SectionsPanel onClose={close} />}
      {account && <AccountCard key={account.id} account={account} onClose={close} />}
    </div>
  );
}

function StandingMark({ standing }: { readonly standing: Standing }) {
  const kind = standing === 'waiting' ? 'mark mark-wait' : standing === 'working' ? 'mark' : 'mark mark-off';
  return <span className={kind}>{standings[standing]}</span>;
}

function fits({ name, username, posts }: AccountLine, words: string): boolean {
  if (words === '') return true;
  return [name, username, ...posts.map(postWords)].some((text) => text.toLowerCase().includes(words));
}
