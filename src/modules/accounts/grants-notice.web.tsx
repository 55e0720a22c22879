import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { askedQuery } from './account-queries.web.ts';
import '../../web/settings/settings.css';

/** How many posts wait for the security administrator, on top of today's page; nothing when none does. */
export function GrantsNotice() {
  const { data: asked = [] } = useQuery(askedQuery);
  if (asked.length === 0) return null;
  const people = new Set(asked.map(({ accountId }) => accountId)).size;
  return (
    <p className="notice notice-calm">
      有 {people} 人的 {asked.length} 项岗位待您确认，确认前不能使用。<Link to="/settings/grants">去确认</Link>
    </p>
  );
}
