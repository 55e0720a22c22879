import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { useMe } from '../../web/names.ts';
import { Asked } from '../../web/settings/asked.tsx';
import { Dialog } from '../../web/settings/dialog.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { type MadeAccount, makeAccounts } from './accounts.endpoints.ts';
import { accountsQuery } from './account-queries.web.ts';
import { standingOf } from './account-words.ts';
import { FirstPasswords } from './first-passwords.web.tsx';
import { emptyPost, PostFields } from './post-fields.web.tsx';

/** One new account with its first post. */
export function NewAccount({ onClose }: { readonly onClose: () => void }) {
  const { county } = useMe();
  const { today } = useNow();
  const queries = useQueryClient();
  const { data: accounts = [] } = useQuery(accountsQuery);
  const { busy, trouble, fields, run } = useDoing();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [certificate, setCertificate] = useState('');
  const [post, setPost] = useState(() => emptyPost(county.code, today));
  const [made, setMade] = useState<readonly MadeAccount[]>();
  if (made) {
    return (
      <Dialog title="账号已建立，待安全管理员确认后可以登录" onClose={onClose}>
        <FirstPasswords people={made} onDone={onClose} />
      </Dialog>
    );
  }
  const namesake = accounts.find((account) => account.name === name.trim() && standingOf(account, today) !== 'left');
  const send = async () => {
    const newcomer = { name, username, certificate: certificate || null, post };
    setMade(await api.call(makeAccounts, { newcomers: [newcomer] }));
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
  };
  return (
    <Dialog title="新建账号" onClose={onClose}>
      <form
        aria-label="新建账号"
        onSubmit={(event) => {
          event.preventDefault();
          void run(send);
        }}
      >
        <Asked
          label="姓名"
          problem={fields['name']}
          hint={namesake && `已有同名账号 ${namesake.username}：同一人不要建两个账号，可直接授予岗位`}
        >
          {(ids) => <Input {...ids} value={name} onChange={(event) => setName(event.target.value)} autoFocus />}
        </Asked>
        <Asked label="用户名" problem={fields['username']} hint="建议用姓名全拼，登录时不分大小写">
          {(ids) => (
            <Input
              {...ids}
              value={username}
              autoCapitalize="none"
              autoComplete="off"
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Asked>
        <PostFields post={post} onPost={setPost} problems={fields} />
        <Asked label="行政执法证号" hint="没有的不填">
          {(ids) => <Input {...ids} value={certificate} onChange={(event) => setCertificate(event.target.value)} />}
        </Asked>
        {trouble && (
          <p className="trouble" role="alert">
            {trouble}
          </p>
        )}
        <div className="ask-acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            建立账号
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </form>
    </Dialog>
  );
}
