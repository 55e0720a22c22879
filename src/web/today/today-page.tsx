import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useNow } from '../clock.ts';
import { useDesk } from '../desk.ts';
import { type Action, actionsOf } from '../menu.ts';
import { useMe, useRoles } from '../names.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { weekdayWords } from '../words/moment.ts';
import { problemWords } from '../words/problem.ts';
import { Changes } from './changes.tsx';
import { DutySection } from './duty-section.tsx';
import { Figure } from './figure.tsx';
import { Notices } from './notices.tsx';
import { useLastVisit } from './last-visit.ts';
import { useDueSoon, useOverdue } from './owed.ts';
import { todayQuery } from './today-query.ts';
import './today.css';

/** The home of the desk: what I owe, what my area owes, what changed since I was last here. */
export function TodayPage() {
  usePageTitle('今日');
  const me = useMe();
  const { data, error, refetch } = useQuery(todayQuery);
  const since = useLastVisit(me.id);
  const { today } = useNow();
  const past = useOverdue();
  const soon = useDueSoon();
  // A row on which I must act now stands in my own list only.
  const others = data?.area.filter((line) => !data.mine.some((mine) => mine.rowId === line.rowId));
  const begin = actionsOf(useDesk(), useRoles()).find(({ isUsual }) => isUsual);
  return (
    <div className="page today">
      <header className="page-head">
        <div>
          <h1>今日</h1>
          <p className="quiet">{weekdayWords(today, today)}</p>
        </div>
        {begin && <Begin action={begin} type="primary" />}
      </header>
      <Notices />
      {(past.parts.length > 0 || soon.parts.length > 0) && (
        <div className="figures">
          <Figure label="已逾期" counts={past} past />
          <Figure label="七日内到期" counts={soon} />
        </div>
      )}
      {error && (
        <p className="notice" role="alert">
          {problemWords(error)}
          <Button size="small" onClick={() => void refetch()}>
            重试
          </Button>
        </p>
      )}
      <div className="today-columns">
        <div>
          <DutySection
            label="我要办的"
            shows="mine"
            lines={data?.mine}
            titles={data?.titles ?? {}}
            empty={<NothingMine begin={begin} />}
          />
          {others?.length !== 0 && (
            <DutySection label="本辖区待办" shows="owes" lines={others} titles={data?.titles ?? {}} empty={null} />
          )}
        </div>
        <Changes today={data} since={since} />
      </div>
    </div>
  );
}

function NothingMine({ begin }: { readonly begin: Action | undefined }) {
  return (
    <>
      <p>没有要您办的限期事项。</p>
      <p className="quiet">整改、复查等有期限的事项，会从最急的开始列在这里。</p>
      {begin && <Begin action={begin} type="default" />}
    </>
  );
}

function Begin({ action, type }: { readonly action: Action; readonly type: 'primary' | 'default' }) {
  const { history } = useRouter();
  return (
    <Button
      type={type}
      icon={<PlusOutlined aria-hidden />}
      href={action.path}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.push(action.path);
      }}
    >
      {action.label}
    </Button>
  );
}
