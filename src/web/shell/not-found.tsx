import { Link } from '@tanstack/react-router';
import { usePageTitle } from './page-title.ts';

/** What an address shows that leads nowhere. */
export function NotFound() {
  usePageTitle('没有这一页');
  return (
    <div className="page page-message">
      <h1>没有这一页</h1>
      <p>地址可能抄错了，或者这项内容已经挪走。可以按 Ctrl K 查找，或从菜单进入。</p>
      <p className="page-ways">
        <Link to="/">回到今日</Link>
      </p>
    </div>
  );
}
