import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import MenuFoldOutlined from '@ant-design/icons/es/icons/MenuFoldOutlined';
import MenuUnfoldOutlined from '@ant-design/icons/es/icons/MenuUnfoldOutlined';
import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Tooltip } from 'antd';
import { useDesk } from '../desk.ts';
import { type MenuDuty, menuOf, type Place } from '../menu.ts';
import { useMe, useRoles } from '../names.ts';
import { recall, remember } from '../remembered.ts';
import { Mark } from './brand.tsx';

const today: Place = { path: '/', label: '今日', icon: HomeOutlined };

/** So many places are seen at once; beyond it the duties fold. */
const mostOpen = 16;

interface Props {
  readonly narrow: boolean;
  readonly onNarrow: (narrow: boolean) => void;
}

/** The duties in groups. Narrowed, it keeps the icons and names them when pointed at. */
export function SideMenu({ narrow, onNarrow }: Props) {
  const { county } = useMe();
  const sections = menuOf(useDesk(), useRoles());
  const folds = sections.flatMap(({ places }) => places).length > mostOpen;
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
        {sections.map(({ group, label, duties }) => (
          <section key={group} aria-label={label}>
            <h2 className="side-group">{label}</h2>
            {duties.map((duty) => (
              <SideDuty key={duty.label} duty={duty} narrow={narrow} folds={folds} />
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

/** A duty: its one place, or a fold of several, which is open where one is and as one left it. Narrowed, its first place stands for it. */
function SideDuty({
  duty,
  narrow,
  folds,
}: {
  readonly duty: MenuDuty;
  readonly narrow: boolean;
  readonly folds: boolean;
}) {
  const { label, icon: Icon, places } = duty;
  const { pathname } = useLocation();
  const [open, setOpen] = useState(() => recall(`menu.${label}`) === true);
  const [first] = places;
  if (!first) return null;
  const isHere = places.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  if (narrow && folds) return <SideLink place={{ ...first, label, icon: Icon }} narrow />;
  if (!folds || places.length === 1)
    return places.map((place) => <SideLink key={place.path} place={place} narrow={narrow} />);
  const turn = () => {
    remember(`menu.${label}`, !open);
    setOpen(!open);
  };
  const isOpen = open || isHere;
  return (
    <>
      <button type="button" className="side-link side-duty" aria-expanded={isOpen} onClick={turn}>
        <Icon aria-hidden />
        <span className="side-words">{label}</span>
        <DownOutlined className="side-fold" aria-hidden />
      </button>
      {isOpen && (
        <div className="side-within" role="group" aria-label={label}>
          {places.map((place) => (
            <SideLink key={place.path} place={place} narrow={narrow} />
          ))}
        </div>
      )}
    </>
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
