import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { Link } from '@tanstack/react-router';
import { Popover } from 'antd';
import { useState } from 'react';
import { useMe } from '../names.ts';
import { signOut } from '../sign-in/sign-out.ts';
import { usePostWords } from './post-words.ts';

/** Me: my name and posts, my account, and out. */
export function MyMenu() {
  const [open, setOpen] = useState(false);
  const { name } = useMe();
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<Mine close={() => setOpen(false)} />}
    >
      <button type="button" className="top-me" aria-expanded={open}>
        <span className="visually-hidden">我：</span>
        {name}
        <DownOutlined className="top-me-arrow" aria-hidden />
      </button>
    </Popover>
  );
}

function Mine({ close }: { readonly close: () => void }) {
  const { posts } = useMe();
  const { areaOf, workOf, roleOf } = usePostWords();
  return (
    <div className="mine">
      <ul aria-label="我的岗位">
        {posts.map((post) => (
          <li key={`${post.area} ${post.role} ${post.siteId ?? ''}`} className="quiet">
            {[...new Set([areaOf(post), workOf(post), roleOf(post)])].join(' · ')}
          </li>
        ))}
      </ul>
      <Link to="/account" onClick={close}>
        账号与安全
      </Link>
      <button type="button" onClick={() => void signOut()}>
        退出登录
      </button>
    </div>
  );
}
