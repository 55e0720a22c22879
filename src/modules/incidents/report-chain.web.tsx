import { useState } from 'react';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import type { IncidentCourse } from './incident.endpoints.ts';
import { incidentReport } from './incident-report.ledger.ts';
import { casualtyWords, grades } from './incident.rules.ts';
import { figureDifferences, wordDifferences } from './report-differences.web.ts';

type Report = IncidentCourse['reports'][number];

/** The chain of reports, each with what differs from the one before: figure by figure, and the prose word by word. */
export function ReportChain({ course }: { readonly course: IncidentCourse }) {
  const { today } = useNow();
  const [compared, setCompared] = useState(true);
  const { reports } = course;
  return (
    <section className="work-section" aria-label="报告链">
      <div className="chain-head">
        <h2>报告 {reports.length} 次</h2>
        {reports.length > 1 && (
          <label className="screen-only">
            <input type="checkbox" checked={compared} onChange={() => setCompared(!compared)} /> 标出与上次的不同
          </label>
        )}
      </div>
      {reports.length === 0 && <p className="quiet">还没有首报。写好首报后可以打印书面报告。</p>}
      <ol className="report-chain">
        {reports.map((one, at) => {
          const before = reports[at - 1];
          return (
            <li key={one.id}>
              <p>
                <Anchor href={rowPath(incidentReport, one.id)}>
                  第 {at + 1} 次　{incidentReport.fields.kind.options[one.kind as 'first']}
                </Anchor>{' '}
                <time dateTime={one.reportedAt}>{momentWords(one.reportedAt, today)}</time>
                {before && before.grade !== one.grade && (
                  <b>
                    　等级 {grades[before.grade as 'general']}→{grades[one.grade as 'general']}
                  </b>
                )}
              </p>
              <p>{casualtyWords(one)}。</p>
              {before && compared && <Figures before={before} after={one} />}
              <p className="chain-prose">
                {before && compared ? <Prose before={before} after={one} /> : one.situation}
              </p>
              {one.explanation !== null && <p className="quiet">变化原因：{one.explanation}</p>}
            </li>
          );
        })}
      </ol>
      <p className="quiet">伤亡变化计入等级至{dayWords(course.windowEndsOn, today)}，此后只记录、不改变等级。</p>
    </section>
  );
}

interface Pair {
  readonly before: Report;
  readonly after: Report;
}

function Figures({ before, after }: Pair) {
  const changed = figureDifferences(before, after);
  if (changed.length === 0) return null;
  return (
    <ul className="chain-figures" aria-label="数字变化">
      {changed.map(({ label, was, is }) => (
        <li key={label}>
          {label} {was ?? '不详'}→{is ?? '不详'}
        </li>
      ))}
    </ul>
  );
}

function Prose({ before, after }: Pair) {
  return wordDifferences(before.situation, after.situation).map(({ kind, words }, at) => {
    const key = `${at} ${kind}`;
    if (kind === 'gone') return <del key={key}>{words}</del>;
    return kind === 'new' ? <ins key={key}>{words}</ins> : <span key={key}>{words}</span>;
  });
}
