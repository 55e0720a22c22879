import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import MenuFoldOutlined from '@ant-design/icons/es/icons/MenuFoldOutlined';
import MenuUnfoldOutlined from '@ant-design/icons/es/icons/MenuUnfoldOutlined';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useDesk } from '../desk.ts';
import { menuOf, type Place } from '../menu.ts';
import { useMe, useRoles } from '../names.ts';
import { Mark } from './brand.tsx';

const today: Place = { path: '/', label: '今日', icon: HomeOutlined };

interface Props {
  readonly narrow: boolean;
  readonly onNarrow: (narrow: boolean) => void;
}

/** The duties in groups. Narrowed, it keeps the icons and names them when pointed at. */
export function SideMenu({ narrow, onNarrow }: Props) {
  const { county } = useMe();
  const sections = menuOf(useDesk(), useRoles());
  const turn = narrow ? '展开菜单' : '收起菜单';
  return (
    <nav className="side" aria-label="主菜单">
      <Link to="/" className="side-brand" aria-label={`安澜 ${county.name}，回到今日`}>
        <Mark />
        <span className="side-words">
          <b>安澜</b>
          <small>{county.name}</small>
        </span>
      </Link>
      <div className="side-groups">
        <SideLink place={today} narrow={narrow} />
        {sections.map(({ group, label, places }) => (
          <section key={group} aria-label={label}>
            <h2 className="side-group">{label}</h2>
            {places.map((place) => (
              <SideLink key={place.path} place={place} narrow={narrow} />
            ))}
          </section>
        ))}
      </div>
      <Tooltip title={narrow ? turn : ''} placement="right">
        <button type="button" className="side-link side-turn" aria-expanded={!narrow} onClick={() => onNarrow(!narrow)}>
          {narrow ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
          <span className="side-words">{turn}</span>
        </button>
      </Tooltip>
    </nav>
  );
}

function SideLink({ place: { path, label, icon: Icon }, narrow }: { readonly place: Place; readonly narrow: boolean }) {
  return (
    <Tooltip title={narrow ? label : ''} placement="right">
      <Link to={path} className="side-link" activeOptions={{ exact: path === '/', includeSearch: false }}>
        <Icon aria-hidden />
        <span className="side-words">{label}</span>
      </Link>
    </Tooltip>
  );
}
