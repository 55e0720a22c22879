import { Link } from '@tanstack/react-router';
import { useDesk } from '../desk.ts';
import { actionsOf, menuOf, type Place } from '../menu.ts';
import { useRoles } from '../names.ts';
import { usePageTitle } from './page-title.ts';

/** What can be recorded, and all that was: the phone's menu. */
export function RecordPage() {
  usePageTitle('记录');
  const desk = useDesk();
  const roles = useRoles();
  const actions = actionsOf(desk, roles);
  return (
    <div className="page record">
      <h1>记录</h1>
      {actions.length > 0 && <Places label="记一笔" places={actions} />}
      {menuOf(desk, roles).map(({ group, label, places }) => (
        <Places key={group} label={label} places={places} />
      ))}
    </div>
  );
}

function Places({ label, places }: { readonly label: string; readonly places: readonly Place[] }) {
  return (
    <section className="record-places" aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {places.map(({ path, label: words, icon: Icon }) => (
          <li key={path}>
            <Link to={path}>
              <Icon aria-hidden />
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
