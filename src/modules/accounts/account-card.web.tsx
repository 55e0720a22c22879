import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { useMe } from '../../web/names.ts';
import { Dialog } from '../../web/settings/dialog.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { momentWords } from '../../web/words/moment.ts';
import { isCurrent, postStateWords, postWords, standingOf, standings, termWords } from './account-words.ts';
import {
  type AccountLine,
  disableAccount,
  enableAccount,
  endPost,
  givePost,
  resetPassword,
} from './accounts.endpoints.ts';
import { accountsQuery } from './account-queries.web.ts';
import { FirstPasswords } from './first-passwords.web.tsx';
import { LeaveForm } from './leave-form.web.tsx';
import { emptyPost, PostFields } from './post-fields.web.tsx';
import { ReasonForm } from './reason-form.web.tsx';

type Act = 'nothing' | 'post' | 'reset' | 'disable' | 'leave' | { readonly end: string };

/** An account with its posts, and what can be done about it. */
export function AccountCard({ account, onClose }: { readonly account: AccountLine; readonly onClose: () => void }) {
  const { id: me } = useMe();
  const { today } = useNow();
  const queries = useQueryClient();
  const [act, setAct] = useState<Act>('nothing');
  const [password, setPassword] = useState<string>();
  const { busy, trouble, run } = useDoing();
  const { id, name, username } = account;
  const standing = standingOf(account, today);
  const done = async () => {
    setAct('nothing');
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
  };
  if (password !== undefined) {
    return (
      <Dialog title={`${name} 的新密码`} onClose={onClose}>
        <FirstPasswords people={[{ name, username, password }]} onDone={onClose} />
      </Dialog>
    );
  }
  const open = standing !== 'left' && standing !== 'disabled';
  const reset = async () => {
    const { password: first } = await api.call(resetPassword, { id });
    await done();
    setPassword(first);
  };
  const enable = async () => {
    await api.call(enableAccount, { id });
    await done();
  };
  return (
    <Dialog title={`${name}（${username}）`} onClose={onClose} wide>
      <p className="facts-line quiet">
        <span>{standings[standing]}</span>
        {account.leftOn && <span>{standing === 'left' ? `${account.leftOn} 调离` : `在岗至 ${account.leftOn}`}</span>}
        {account.certificate && <span>执法证 {account.certificate}</span>}
        <span>{account.lastSignInAt ? `最近登录 ${momentWords(account.lastSignInAt, today)}` : '从未登录'}</span>
        <span>{account.secondFactor ? '已启用动态口令' : '未启用动态口令'}</span>
        {account.mustChange && <span>密码待本人修改</span>}
      </p>
      <h3>岗位</h3>
      <ul className="post-list">
        {account.posts.map((post) => (
          <li key={post.id}>
            <b>{postWords(post)}</b>
            <span className="quiet">{termWords(post)}</span>
            <span className={markClass(post.state)}>{postStateWords(post, today)}</span>
            {post.remark && <span className="quiet">{post.remark}</span>}
            {id !== me &&
              act !== 'leave' &&
              !isEnding(act, post.id) &&
              (post.state === 'asked' || isCurrent(post, today)) && (
                <Button size="small" onClick={() => setAct({ end: post.id })}>
                  {post.state === 'asked' ? '撤回' : '结束'}
                </Button>
              )}
            {isEnding(act, post.id) && (
              <ReasonForm
                label={post.state === 'asked' ? '撤回岗位' : '结束岗位'}
                lead={post.state === 'asked' ? '撤回后不再待确认。' : '最后一天过后，此人不能再以这个岗位办事。'}
                submit={post.state === 'asked' ? '撤回' : '结束岗位'}
                dated={post.state === 'effective'}
                onDone={done}
                onClose={() => setAct('nothing')}
                send={async (remark, lastDay) => void (await api.call(endPost, { postId: post.id, lastDay, remark }))}
              />
            )}
          </li>
        ))}
        {account.posts.length === 0 && <li className="quiet">没有岗位</li>}
      </ul>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      {act === 'nothing' && id !== me && (
        <div className="ask-acts">
          {open && <Button onClick={() => setAct('post')}>授予岗位</Button>}
          {open && <Button onClick={() => setAct('reset')}>重置密码</Button>}
          {open && <Button onClick={() => setAct('leave')}>办理调离</Button>}
          {open && <Button onClick={() => setAct('disable')}>停用</Button>}
          {!open && (
            <Button loading={busy} onClick={() => void run(enable)}>
              重新启用
            </Button>
          )}
        </div>
      )}
      {act === 'nothing' && id === me && <p className="quiet">这是您本人的账号，由另一名系统管理员办理。</p>}
      {act === 'post' && <GivePost account={account} onDone={done} onClose={() => setAct('nothing')} />}
      {act === 'leave' && <LeaveForm account={account} onDone={done} onClose={() => setAct('nothing')} />}
      {act === 'disable' && (
        <ReasonForm
          label="停用账号"
          lead="即时生效：此人的登录全部退出，重新启用时岗位须由安全管理员再次确认。"
          submit="停用账号"
          onDone={done}
          onClose={() => setAct('nothing')}
          send={async (remark) => void (await api.call(disableAccount, { id, remark }))}
        />
      )}
      {act === 'reset' && (
        <Choice onClose={() => setAct('nothing')}>
          <p>
            原密码即刻失效，此人的登录全部退出，并得到一个新的首次密码。管理员的账号重置后，岗位须由安全管理员再次确认。
          </p>
          <Button type="primary" loading={busy} onClick={() => void run(reset)}>
            重置密码
          </Button>
        </Choice>
      )}
    </Dialog>
  );
}

const isEnding = (act: Act, postId: string): boolean => typeof act === 'object' && act.end === postId;

function Choice({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  return (
    <div className="ask-acts">
      {children}
      <Button onClick={onClose}>取消</Button>
    </div>
  );
}

interface FormProps {
  readonly account: AccountLine;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

function GivePost({ account, onDone, onClose }: FormProps) {
  const { county } = useMe();
  const { today } = useNow();
  const [post, setPost] = useState(() => emptyPost(county.code, today));
  const { busy, trouble, fields, run } = useDoing();
  const send = async () => {
    await api.call(givePost, { id: account.id, post });
    await onDone();
  };
  return (
    <form
      aria-label="授予岗位"
      onSubmit={(event) => {
        event.preventDefault();
        void run(send);
      }}
    >
      <h3>授予岗位</h3>
      <PostFields post={post} onPost={setPost} problems={fields} />
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <p className="quiet">待安全管理员确认后生效。</p>
      <div className="ask-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          提交确认
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </form>
  );
}

/** The accounts that can be chosen to take something over, by name. */
export function useWorking(but: string): readonly { readonly value: string; readonly label: string }[] {
  const { today } = useNow();
  const { data: accounts = [] } = useQuery(accountsQuery);
  return accounts
    .filter((account) => account.id !== but && standingOf(account, today) === 'working')
    .map(({ id, name, username }) => ({ value: id, label: `${name}（${username}）` }));
}

const markClass = (state: string): string =>
  state === 'asked' ? 'mark mark-wait' : state === 'effective' ? 'mark' : 'mark mark-off';
