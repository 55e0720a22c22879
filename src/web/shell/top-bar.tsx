import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import { Link } from '@tanstack/react-router';
import { useMe } from '../names.ts';
import { Alerts } from './alerts.tsx';
import { Mark } from './brand.tsx';
import { MyMenu } from './my-menu.tsx';
import { usePostWords } from './post-words.ts';

/** Search, where my post is, what is overdue, and me. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const { posts, county } = useMe();
  const { areaOf, workOf } = usePostWords();
  const [post] = posts;
  return (
    <header className="top">
      <Link to="/" className="top-brand" aria-label="安澜，回到今日">
        <Mark size={26} />
        <b>安澜</b>
        <span className="quiet">{county.name}</span>
      </Link>
      <button type="button" className="top-search" aria-keyshortcuts="Control+K /" onClick={onSearch}>
        <SearchOutlined aria-hidden />
        <span>查找单位、隐患、文书或功能</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="top-right">
        {post && (
          <span className="top-area">
            <span className="visually-hidden">我的岗位：</span>
            {areaOf(post)} · {workOf(post)}
          </span>
        )}
        <Alerts />
        <MyMenu />
      </div>
    </header>
  );
}
