import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { Link } from '@tanstack/react-router';
import { useDesk } from '../desk.ts';
import { Anchor } from '../fields/anchor.tsx';
import { ownPagesOf } from '../menu.ts';
import { useMe, useRoles } from '../names.ts';
import { signOut } from '../sign-in/sign-out.ts';
import { Drop } from './drop.tsx';
import { usePostWords } from './post-words.ts';

/** Me: my name and posts, my account, and out. */
export function MyMenu() {
  const { name, posts } = useMe();
  const { areaOf, workOf, roleOf } = usePostWords();
  const own = ownPagesOf(useDesk(), useRoles());
  const button = (open: boolean) => (
    <button type="button" className="top-me" aria-expanded={open}>
      <span className="visually-hidden">我：</span>
      {name}
      <DownOutlined className="top-me-arrow" aria-hidden />
    </button>
  );
  return (
    <Drop placement="bottomRight" button={button}>
      <div className="mine">
        <ul aria-label="我的岗位">
          {posts.map((post) => (
            <li key={`${post.area} ${post.role} ${post.siteId ?? ''}`} className="quiet">
              {[...new Set([areaOf(post), workOf(post), roleOf(post)])].join(' · ')}
            </li>
          ))}
        </ul>
        <Link to="/account">账号与安全</Link>
        {own.map(({ path, label }) => (
          <Anchor key={path} href={path}>
            {label}
          </Anchor>
        ))}
        <button type="button" onClick={() => void signOut()}>
          退出登录
        </button>
      </div>
    </Drop>
  );
}
