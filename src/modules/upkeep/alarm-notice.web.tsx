import { useQuery } from '@tanstack/react-query';
import type { UpkeepState } from './upkeep.endpoints.ts';
import { upkeepQuery } from './upkeep-queries.web.ts';
import './upkeep.css';

/** What the administrator has to look after, on top of today's page; nothing when all is well. */
export function AlarmNotice() {
  const { data } = useQuery(upkeepQuery);
  return <AlarmList alarms={data?.alarms ?? []} />;
}

/** Alarms in their words, the grave ones first. */
export function AlarmList({ alarms }: { readonly alarms: UpkeepState['alarms'] }) {
  if (alarms.length === 0) return null;
  return (
    <ul className="alarm-list" aria-label="运行提醒">
      {alarms.map(({ key, grade, words }) => (
        <li key={key} className={`alarm alarm-${grade}`} role={grade === 'grave' ? 'alert' : undefined}>
          <strong>{grade === 'grave' ? '须立即处理' : '请留意'}</strong>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
