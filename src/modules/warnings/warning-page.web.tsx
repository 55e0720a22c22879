import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useRow } from '../../web/around/use-row.ts';
import { type Station, Way } from '../../web/around/way.tsx';
import { useNow } from '../../web/clock.ts';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { LevelMark } from '../../web/levels/level-mark.tsx';
import { useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { momentWords } from '../../web/words/moment.ts';
import { timeLeft } from '../../web/words/time-left.ts';
import { callOut } from '../callouts/index.ts';
import { documentCalls } from '../documents/index.ts';
import { warnPath } from './warn-path.ts';
import { issueWarning, submitWarning, type WarningCourse, warningCourse } from './warning.endpoints.ts';
import { earlyWarning } from './warning.ledger.ts';
import { warningTarget } from './warning-target.ledger.ts';
import './warnings.css';

// A form is fetched when it is opened.
const CompleteWarning = lazy(async () => ({
  default: (await import('./complete-warning.web.tsx')).CompleteWarning,
}));

/** One warning: how far it has come, what is to be done next, whom it reached, and what it came from and became. */
export function WarningPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(earlyWarning, id);
  const [isCompleting, setCompleting] = useState(false);
  const { data: course } = useQuery({
    queryKey: [earlyWarning.name, warningTarget.name, callOut.name, 'course', id],
    queryFn: () => api.call(warningCourse, { id }),
    throwOnError: true,
  });
  if (!answer || !course) return <PageSkeleton />;
  const form = isCompleting && answer.mayUpdate && answer.row.state === 'received' && (
    <Suspense fallback={null}>
      <CompleteWarning answer={answer} onCancel={() => setCompleting(false)} />
    </Suspense>
  );
  return (
    <RowFrame
      ledger={earlyWarning}
      answer={answer}
      lead={
        <>
          <Stand row={answer.row} />
          {!form && <Next answer={answer} course={course} onComplete={() => setCompleting(true)} />}
          <Reached row={answer.row} course={course} />
        </>
      }
      papers={
        answer.row['documentNumber'] !== null && <DocumentsPart calls={documentCalls} ledger={earlyWarning} id={id} />
      }
      {...(form ? { form } : {})}
    />
  );
}

const inForce = ['issued', 'delivered'];

function Stand({ row }: { readonly row: AnyRow }) {
  const { now } = useNow();
  const until = textOf(row['validUntil']);
  const at = (name: string) => textOf(row[name]);
  const stations: readonly Station[] =
    row.state === 'dismissed'
      ? [
          { words: '接收', at: at('receivedAt') },
          { words: '不转发', at: at('dismissedAt') },
        ]
      : [
          { words: '接收、拟稿', at: at('receivedAt') },
          { words: '研判', at: at('judgedAt') },
          { words: '审签', at: at('signedAt') },
          { words: '发布', at: at('issuedAt') },
          { words: row.state === 'superseded' ? '被更新' : '解除', at: at('endedAt') },
        ];
  return (
    <>
      <p className="warning-stand">
        <LevelMark level={textOf(row['colour']) || null} />
        {inForce.includes(row.state) && until !== '' && <b>{timeLeft(until, now).words}</b>}
      </p>
      <Way stations={stations} />
    </>
  );
}

/** What the one who looks may do next that is no plain step: complete and hand on, issue, write the next edition. */
function Next({
  answer: { row },
  course,
  onComplete,
}: {
  readonly answer: RowAnswer;
  readonly course: WarningCourse;
  readonly onComplete: () => void;
}) {
  const router = useRouter();
  const roles = useRoles();
  const mayWork = submitWarning.by.some((role) => roles.includes(role));
  if (!mayWork) return null;
  if (row.state === 'received')
    return (
      <div className="row-of screen-only warning-next">
        <Button type="primary" onClick={onComplete}>
          核对补全，{submitWarning.label}
        </Button>
      </div>
    );
  if (row.state === 'signed') return <Issue row={row} course={course} />;
  if (!inForce.includes(row.state)) return null;
  return (
    <div className="row-of screen-only warning-next">
      <Button onClick={() => router.history.push(warnPath({ replaces: row.id }))}>升级、降级或延长</Button>
    </div>
  );
}

function Issue({ row, course }: { readonly row: AnyRow; readonly course: WarningCourse }) {
  const [calls, setCalls] = useState(true);
  const doing = useDoing();
  const mayCall = row['audience'] === 'posts' || row['audience'] === 'officials';
  const issue = () =>
    doing.run(async () => {
      await api.call(issueWarning, { id: row.id, version: row.version, callOut: mayCall && calls });
    });
  const names = course.recipients.map(({ name }) => name);
  return (
    <section className="work-section screen-only" aria-label={issueWarning.label}>
      <h2>已审签，可以发布</h2>
      <p>
        发给 {names.length} 处：{names.slice(0, 12).join('、')}
        {names.length > 12 && '等'}
      </p>
      {mayCall && (
        <label className="warning-call">
          <input type="checkbox" checked={calls} onChange={(event) => setCalls(event.target.checked)} />
          同时叫应 {course.people} 人
        </label>
      )}
      {mayCall && course.people === 0 && (
        <p className="board-warning">范围内没有登记责任人或通讯录，发布后不会有人被叫到，请先补登或电话通知。</p>
      )}
      {doing.trouble !== undefined && (
        <p className="notice" role="alert">
          {doing.trouble}
        </p>
      )}
      <Button type="primary" size="large" loading={doing.busy} onClick={() => void issue()}>
        {mayCall && calls && course.people > 0 ? '发布并叫应' : '发布'}
      </Button>
    </section>
  );
}

function Reached({ row, course }: { readonly row: AnyRow; readonly course: WarningCourse }) {
  const { today } = useNow();
  const { sent, received, acted, calls, lineage } = course;
  if (sent === 0 && calls.length === 0 && lineage.length === 0) return null;
  return (
    <section className="work-section warning-words" aria-label="送达和沿革">
      {sent > 0 && (
        <p>
          <Anchor href={listPath(warningTarget, { warning: row.id })}>送达 {sent} 处</Anchor>，已签收 {received}{' '}
          处，已落实 {acted} 处
          {sent > received && (
            <>
              ，
              <Anchor href={listPath(warningTarget, { warning: row.id, state: 'sent' })}>
                未签收 {sent - received} 处
              </Anchor>
            </>
          )}
        </p>
      )}
      {calls.map((call) => (
        <p key={call.id}>
          <Anchor href={rowPath(callOut, call.id)}>
            {call.isOver ? '已叫应' : '正在叫应'} {call.people} 人{call.number !== null && `（${call.number}）`}
          </Anchor>
        </p>
      ))}
      {lineage.length > 0 && (
        <>
          <h2>沿革</h2>
          <ol className="warning-lineage">
            {lineage.map((other) => (
              <li key={other.id}>
                <span className="quiet">{other.isLater ? '其后' : '此前'}</span>
                <LevelMark level={other.colour} />
                <Anchor href={rowPath(earlyWarning, other.id)}>{other.headline}</Anchor>
                <StateMark ledger={earlyWarning} state={other.state} />
                <time dateTime={other.at}>{momentWords(other.at, today)}</time>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
