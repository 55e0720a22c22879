import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { withOwnSteps } from '../../../web/around/own-steps.ts';
import { StateMark } from '../../../web/ledger/cell.tsx';
import { Steps } from '../../../web/ledger/steps.tsx';
import { PageSkeleton } from '../../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../../web/shell/page-title.ts';
import { report } from '../report.ledger.ts';
import { ReportNotes } from '../report-notes.web.tsx';
import { proofPath, reportPath, rowQuery } from '../report-queries.web.ts';
import '../report-page.css';
import { Chapter } from './chapter.web.tsx';
import { knownOf, PlaceProvider, writingQuery } from './writing.web.ts';
import './write-page.css';

const ledger = withOwnSteps(report);

/** Where a report is written: its chapters one below the other, beside them what is said of its figures. */
export function WritePage() {
  usePageTitle('写报告');
  const id = new URLSearchParams(useLocation().searchStr).get('report') ?? '';
  const { data } = useQuery({ ...writingQuery(id), throwOnError: true });
  const { data: answer } = useQuery({ ...rowQuery(id), throwOnError: true });
  const place = useMemo(() => (data ? { known: knownOf(data), content: data.content } : undefined), [data]);
  if (!data || !place || !answer) return <PageSkeleton />;
  const { sections, content, runIn, continuous } = data;
  const isFixed = answer.row.state !== 'draft' && answer.row.state !== 'review';
  return (
    <PlaceProvider value={place}>
      <div className="page write-page">
        <header className="page-head">
          <div>
            <h1>{content.title}</h1>
            <p className="quiet">
              <StateMark ledger={report} state={answer.row.state} /> {content.period.label}，数据截至
              {place.known.words.cutoff}
            </p>
          </div>
          <div className="report-actions">
            <Button href={proofPath({ report: id })}>校对</Button>
            <Button href={reportPath({ report: id })}>看成稿</Button>
          </div>
        </header>
        <div className="report-columns">
          <div className="chapters" data-continuous={continuous} data-run-in={runIn.join(' ')}>
            {sections.map((section) => (
              <Chapter key={section.id} reportId={id} section={section} isFixed={isFixed} />
            ))}
          </div>
          <aside>
            <section aria-label="办理">
              <h2>办理</h2>
              <Steps ledger={ledger} answer={answer} />
              <p className="quiet">审核通过后，由局领导在成稿页签发。</p>
            </section>
            <section aria-label="章节">
              <h2>章节</h2>
              <ul>
                {sections.map(({ id: section, text }) => (
                  <li key={section}>
                    <a href={`#chapter-${section}`}>{text.heading === '' ? '引言' : text.heading}</a>
                  </li>
                ))}
              </ul>
            </section>
            <ReportNotes notes={content.notes} />
          </aside>
        </div>
      </div>
    </PlaceProvider>
  );
}
