import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useDesk } from '../desk.ts';
import { ownPagesOf } from '../menu.ts';
import { useMe, useRoles } from '../names.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { usePostWords } from '../shell/post-words.ts';
import { OwnSessions } from './own-sessions.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { SecondFactorPart } from './second-factor-part.tsx';
import { signOut } from './sign-out.ts';
import './sign-in.css';

/** Me: my posts, my password, my second factor, and out. */
export function AccountPage() {
  usePageTitle('账号与安全');
  const { name, posts, county } = useMe();
  const { areaOf, roleOf } = usePostWords();
  const own = ownPagesOf(useDesk(), useRoles());
  const router = useRouter();
  return (
    <div className="page account">
      <header className="page-head">
        <div>
          <h1>{name}</h1>
          <p className="quiet">{county.bureau}</p>
        </div>
        <Button onClick={() => void signOut()}>退出登录</Button>
      </header>
      <section aria-label="我的岗位">
        <h2>我的岗位</h2>
        <ul className="account-posts">
          {posts.map((post) => (
            <li key={`${post.area} ${post.role} ${post.siteId ?? ''}`}>
              <b>{areaOf(post)}</b>
              {post.section && <span>{post.section}</span>}
              <span className="quiet">{roleOf(post)}</span>
            </li>
          ))}
        </ul>
      </section>
      {own.map(({ path, label, icon: Icon, words }) => (
        <section key={path} aria-label={label}>
          <h2>{label}</h2>
          <div>
            <p className="quiet">{words}</p>
            <Button icon={<Icon aria-hidden />} onClick={() => router.history.push(path)}>
              设置{label}
            </Button>
          </div>
        </section>
      ))}
      <OwnSessions />
      <Part label="密码" open="修改密码" done="密码已修改，其他设备上的登录已全部退出。">
        {(finish) => <NewPasswordStep onNext={finish} />}
      </Part>
      <SecondFactorPart />
    </div>
  );
}

interface PartProps {
  readonly label: string;
  readonly open: string;
  readonly done: string;
  readonly children: (finish: () => void) => React.ReactNode;
}

/** One thing to change about my account: closed, open, and what came of it. */
function Part({ label, open, done, children }: PartProps) {
  const [at, setAt] = useState<'closed' | 'open' | 'done'>('closed');
  return (
    <section aria-label={label}>
      <h2>{label}</h2>
      <div>
        {at === 'open' && children(() => setAt('done'))}
        {at === 'open' && (
          <Button type="text" onClick={() => setAt('closed')}>
            暂不办理
          </Button>
        )}
        {at === 'closed' && <Button onClick={() => setAt('open')}>{open}</Button>}
        <p role="status">{at === 'done' && done}</p>
      </div>
    </section>
  );
}
