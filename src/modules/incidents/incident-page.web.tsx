import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useRow } from '../../web/around/use-row.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { useMe, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { clockWords, momentWords } from '../../web/words/moment.ts';
import { timeLeft } from '../../web/words/time-left.ts';
import { incidentCall } from './call.ledger.ts';
import { phoneScript } from './incident-script.ts';
import { type IncidentCourse, incidentCourse, reportIncident } from './incident.endpoints.ts';
import { incident, incidentNotice } from './incident.ledger.ts';
import { incidentReport } from './incident-report.ledger.ts';
import type { Casualties } from './incident.rules.ts';
import { ReportChain } from './report-chain.web.tsx';
import './incidents.css';

// Forms are fetched when they are opened.
const forms = () => import('./incident-forms.web.tsx');
const AccidentForm = lazy(async () => ({ default: (await forms()).AccidentForm }));
const ReceiptForm = lazy(async () => ({ default: (await forms()).ReceiptForm }));
const ReportForm = lazy(async () => ({ default: (await forms()).ReportForm }));

type Notice = IncidentCourse['notices'][number];

/** One incident: whom to tell by when and what to say, the chain of reports, and what it has become. */
export function IncidentPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(incident, id);
  const { data: course } = useQuery({
    queryKey: [incident.name, incidentNotice.name, incidentReport.name, 'course', id],
    queryFn: () => api.call(incidentCourse, { id }),
  });
  if (!answer || !course) return <PageSkeleton />;
  return (
    <RowFrame
      ledger={incident}
      answer={answer}
      lead={<Course answer={answer} course={course} />}
      work={<Work answer={answer} course={course} />}
    />
  );
}

interface Shown {
  readonly answer: RowAnswer;
  readonly course: IncidentCourse;
}

function Work({ answer: { row }, course }: Shown) {
  const roles = useRoles();
  const [open, setOpen] = useState<'next' | 'final' | 'correction' | 'accident'>();
  const isOpen = row.state === 'received' || row.state === 'reporting' || row.state === 'ended';
  if (!isOpen || !roles.some((role) => reportIncident.by.includes(role))) return null;
  const isFirst = course.reports.length === 0;
  const close = () => setOpen(undefined);
  const buttons = [
    { kind: 'next', words: isFirst ? '首报' : row.state === 'ended' ? '补报' : '续报', shown: true },
    { kind: 'final', words: '终报', shown: row.state === 'reporting' },
    { kind: 'correction', words: '更正', shown: !isFirst },
    { kind: 'accident', words: '转为生产安全事故', shown: row['accident'] === null },
  ] as const;
  return (
    <div className="steps screen-only">
      {buttons
        .filter(({ shown }) => shown)
        .map(({ kind, words }) => (
          <div key={kind} className="step">
            <Button block type={kind === 'next' ? 'primary' : 'default'} onClick={() => setOpen(kind)}>
              {words}
            </Button>
          </div>
        ))}
      <Suspense fallback={null}>
        {open === 'accident' && <AccidentForm row={row} onClose={close} />}
        {open !== undefined && open !== 'accident' && <ReportForm row={row} kind={open} onClose={close} />}
      </Suspense>
    </div>
  );
}

function Course({ answer: { row }, course }: Shown) {
  return (
    <>
      <section className="work-section" aria-label="向谁报告">
        <h2>向谁报告、最迟何时</h2>
        <Notices row={row} course={course} />
      </section>
      <ReportChain course={course} />
      {course.calls.length > 0 && (
        <section className="work-section" aria-label="来电">
          <h2>来电</h2>
          {course.calls.map((call) => (
            <p key={call.id} className="quiet">
              <Anchor href={rowPath(incidentCall, call.id)}>来电 {clockWords(call.receivedAt)}</Anchor>{' '}
              {[call.caller, call.callerUnit, call.callerTold === null ? null : `已报告：${call.callerTold}`]
                .filter(Boolean)
                .join('，')}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function Notices({ row, course }: { readonly row: AnyRow; readonly course: IncidentCourse }) {
  const { now, today } = useNow();
  const me = useMe();
  const [told, setTold] = useState<Notice>();
  const [reading, setReading] = useState(false);
  const isOpen = course.notices.some(({ state }) => state === 'owed');
  const script = phoneScript({
    bureau: course.bureau,
    officer: me.name,
    receivedAt: textOf(row['receivedAt']),
    occurredAt: textOf(row['occurredAt']) || null,
    where: course.where,
    kind: incident.fields.kind.schema.parse(row['kind']),
    grade: incident.fields.grade.schema.safeParse(row['grade']).data ?? 'general',
    course: textOf(row['course']),
    measures: textOf(row['measures']) || null,
    casualties: row as unknown as Casualties, // the columns of the ledger
  });
  return (
    <>
      <ul className="notices">
        {course.notices.map((each) => {
          const left = timeLeft(each.tellBy, now);
          return (
            <li key={each.id} data-state={each.state} className={each.state === 'owed' && left.past ? 'past-due' : ''}>
              <span className="notice-who">
                <b>{incidentNotice.fields.channel.options[each.channel as 'phone']}</b> {each.recipient}{' '}
                <span className="quiet">{each.about?.replace(textOf(row['name']), '')}</span>
              </span>
              {each.state === 'owed' ? (
                <>
                  <span className={left.past ? 'past' : ''}>
                    {clockWords(each.tellBy)} 前，{left.words}
                  </span>
                  <Button size="small" type="primary" onClick={() => setTold(each)}>
                    登记回执
                  </Button>
                </>
              ) : (
                <span className="quiet">
                  {each.state === 'waived'
                    ? '不需报告'
                    : `${momentWords(each.toldAt ?? '', today)} ${each.receiver ?? ''}（${each.receiverPost ?? ''}）已接收`}
                </span>
              )}
              <small className="quiet">{each.basis}</small>
            </li>
          );
        })}
      </ul>
      {isOpen && (
        <Button onClick={() => setReading(!reading)} aria-expanded={reading}>
          {reading ? '收起电话稿' : '电话稿'}
        </Button>
      )}
      {reading && <p className="phone-script">{script}</p>}
      <Suspense fallback={null}>{told && <ReceiptForm notice={told} onClose={() => setTold(undefined)} />}</Suspense>
    </>
  );
}
