import EditOutlined from '@ant-design/icons/es/icons/EditOutlined';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { Link } from '@tanstack/react-router';

/** The phone's way about: today, record, find, me. */
export function BottomBar({ onSearch }: { readonly onSearch: () => void }) {
  return (
    <nav className="bottom" aria-label="主菜单">
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
        <HomeOutlined aria-hidden />
        今日
      </Link>
      <Link to="/record">
        <EditOutlined aria-hidden />
        记录
      </Link>
      <button type="button" onClick={onSearch}>
        <SearchOutlined aria-hidden />
        查找
      </button>
      <Link to="/account">
        <UserOutlined aria-hidden />
        我的
      </Link>
    </nav>
  );
}
