import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { dayOf } from '../../kernel/calendar.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { type AccidentCourse, accidentCourse, openInvestigation, reportAccident } from './accident.endpoints.ts';
import { accident } from './accident.ledger.ts';
import { type Grade, grades, hoursToReport } from './accident.rules.ts';
import { accidentInvestigation } from './investigation.ledger.ts';
import { useRow } from '../../web/around/use-row.ts';
import './accidents.css';

// Forms are fetched when they are opened.
const forms = () => import('./accident-forms.web.tsx');
const InvestigationForm = lazy(async () => ({ default: (await forms()).InvestigationForm }));
const ReportForm = lazy(async () => ({ default: (await forms()).ReportForm }));

/** One accident in time: whom to tell by when, what was told, and the investigation behind it. */
export function AccidentPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(accident, id);
  const { data: course } = useQuery({
    queryKey: [accident.name, accidentReport.name, 'course', id],
    queryFn: () => api.call(accidentCourse, { id }),
  });
  if (!answer || !course) return <PageSkeleton />;
  return (
    <RowFrame
      ledger={accident}
      answer={answer}
      lead={<Course answer={answer} course={course} />}
      work={<Work answer={answer} course={course} />}
    />
  );
}

interface Shown {
  readonly answer: RowAnswer;
  readonly course: AccidentCourse;
}

function Work({ answer: { row }, course }: Shown) {
  const roles = useRoles();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'next' | 'final' | 'correction' | 'team'>();
  const mayReport = roles.some((role) => reportAccident.by.includes(role)) && row.state !== 'dismissed';
  const mayForm = roles.some((role) => openInvestigation.by.includes(role)) && row['grade'] !== null;
  const close = () => {
    setOpen(undefined);
    void queries.invalidateQueries();
  };
  const isFirst = row['firstReportAt'] === null;
  const isEnded = row.state === 'ended';
  return (
    <div className="steps screen-only">
      {mayReport && (
        <div className="step">
          <Button block type="primary" onClick={() => setOpen('next')}>
            {isFirst ? '首报' : isEnded ? '补报' : '续报'}
          </Button>
        </div>
      )}
      {mayReport && row.state === 'reporting' && (
        <div className="step">
          <Button block onClick={() => setOpen('final')}>
            终报
          </Button>
        </div>
      )}
      {mayReport && !isFirst && (
        <div className="step">
          <Button block onClick={() => setOpen('correction')}>
            更正
          </Button>
        </div>
      )}
      {mayForm && course.investigation === null && row.state !== 'dismissed' && (
        <div className="step">
          <Button block onClick={() => setOpen('team')}>
            成立调查组
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {open === 'team' && <InvestigationForm row={row} onClose={close} />}
        {open !== undefined && open !== 'team' && <ReportForm row={row} kind={open} onClose={close} />}
      </Suspense>
    </div>
  );
}

function Course({ answer: { row }, course }: Shown) {
  const { today, now } = useNow();
  const grade = row['grade'];
  const late = hoursToReport(textOf(row['knewAt']) || null, textOf(row['receivedAt']));
  const isOpen = today <= course.windowEndsOn;
  return (
    <section className="work-section accident-course" aria-label="报告与时限">
      <dl>
        <div>
          <dt>事故等级</dt>
          <dd>{typeof grade === 'string' ? grades[grade as Grade] : '待首报后定级'}</dd>
        </div>
        <div>
          <dt>伤亡</dt>
          <dd>{tollWords(row)}</dd>
        </div>
        <div>
          <dt>逐级上报至</dt>
          <dd>{course.upTo}，同时报本级政府，通知公安、人社、工会、检察院</dd>
        </div>
        <div>
          <dt>组织调查</dt>
          <dd>
            {course.investigation === null ? (
              course.investigator
            ) : (
              <Anchor href={rowPath(accidentInvestigation, course.investigation)}>
                {course.investigator}，打开调查
              </Anchor>
            )}
          </dd>
        </div>
        <div>
          <dt>伤亡变化计入至</dt>
          <dd>
            {dayWords(course.windowEndsOn, today)}
            {isOpen ? '，此前伤亡变化须补报并可能调整等级' : '，期限已过，此后的变化不改变等级'}
          </dd>
        </div>
        {late !== null && course.unitDueAt !== null && (
          <div>
            <dt>单位报告</dt>
            <dd className={textOf(row['receivedAt']) > course.unitDueAt ? 'past' : undefined}>
              {Math.round(late * 60)} 分钟后报到本局
              {textOf(row['receivedAt']) > course.unitDueAt ? '，超过一小时，涉嫌迟报' : '，未超过一小时'}
            </dd>
          </div>
        )}
      </dl>
      {course.nearMiss.length > 0 && <p className="notice">按较大涉险事故报告：{course.nearMiss.join('、')}</p>}
      <h2>报告 {course.reports.length} 次</h2>
      {course.reports.length === 0 && <p className="quiet">还没有上报。接报后两小时内报上级，报出后列在这里。</p>}
      <ol className="report-chain">
        {course.reports.map((one) => (
          <li key={one.id}>
            <p>
              <Anchor href={rowPath(accidentReport, one.id)}>
                {accidentReport.fields.kind.options[one.kind as 'first']}
              </Anchor>{' '}
              <time dateTime={one.reportedAt}>{momentWords(one.reportedAt, today)}</time>{' '}
              <span className="quiet">报{one.recipients}</span>
            </p>
            <p>
              {tollWords(one)}。{one.situation}
            </p>
          </li>
        ))}
      </ol>
      {row.state === 'received' && dayOf(now) > dayOf(textOf(row['receivedAt'])) && (
        <p className="notice">接报已隔日仍未首报，请立即上报。</p>
      )}
    </section>
  );
}

function tollWords(of: Readonly<Record<string, unknown>>): string {
  const parts = [
    ['dead', '死亡'],
    ['missing', '下落不明'],
    ['injured', '重伤'],
    ['slight', '轻伤'],
  ] as const;
  const said = parts.flatMap(([name, words]) => {
    const count = of[name];
    return typeof count === 'number' && (count > 0 || name === 'dead') ? [`${words} ${count} 人`] : [];
  });
  return said.length === 0 ? '待核实' : said.join('，');
}
