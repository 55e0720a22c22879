import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { StateMark } from '../../../web/ledger/cell.tsx';
import { PageSkeleton } from '../../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../../web/shell/page-title.ts';
import { CountingNote } from '../counting-note.web.tsx';
import { report } from '../report.ledger.ts';
import { ReportNotes } from '../report-notes.web.tsx';
import { proofPath, reportPath, rowQuery } from '../report-queries.web.ts';
import { knownOf } from '../text/known-of.ts';
import { ChapterList } from './chapter-list.web.tsx';
import { Chapter } from './chapter.web.tsx';
import { type Asked, CommentingProvider, markClass } from './commenting.web.ts';
import { CommentsPart } from './comments.web.tsx';
import { chaptersQuery, PlaceProvider, useWriting } from './writing.web.ts';
import '../report-page.css';
import './write-page.css';

const ReportSteps = lazy(async () => ({ default: (await import('../report-steps.web.tsx')).ReportSteps }));

/** Where a report is written: its chapters one below the other, beside them what is said of its figures. */
export function WritePage() {
  usePageTitle('写报告');
  const id = new URLSearchParams(useLocation().searchStr).get('report') ?? '';
  const { data: chapters } = useQuery({ ...chaptersQuery(id), throwOnError: true });
  const arrived = useWriting(id, chapters);
  const { writing: data, isWhole } = arrived;
  const { data: answer } = useQuery({ ...rowQuery(id), throwOnError: true });
  const place = useMemo(() => (data ? { known: knownOf(data), content: data.content } : undefined), [data]);
  const [chosen, choose] = useState<string>();
  const [asked, ask] = useState<Asked>();
  const state = answer?.row.state;
  const isFixed = state !== 'draft' && state !== 'review';
  const isClosed = isFixed && state !== 'approved';
  const commenting = useMemo(
    () => ({
      reportId: id,
      comments: chapters?.comments ?? [],
      chosen,
      choose: (one: string | undefined) => {
        choose(one);
        if (one !== undefined) document.querySelector(`.${markClass(one)}`)?.scrollIntoView({ block: 'center' });
      },
      asked,
      ask,
      isClosed,
    }),
    [id, chapters, chosen, asked, isClosed],
  );
  if (!data || !place || !answer || !chapters) return <PageSkeleton />;
  const { content, runIn, continuous } = data;
  const { sections } = chapters;
  return (
    <PlaceProvider value={place}>
      <CommentingProvider value={commenting}>
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
              <CommentsPart shown={sections.map((section) => section.id)} />
              <section aria-label="办理">
                <h2>办理</h2>
                <Suspense fallback={null}>
                  <ReportSteps answer={answer} />
                </Suspense>
                <p className="quiet">审核通过后，由局领导在成稿页签发。</p>
              </section>
              <ChapterList reportId={id} chapters={chapters} isFixed={isFixed} />
              {isWhole ? (
                <ReportNotes notes={content.notes} />
              ) : (
                <p>
                  <CountingNote arrived={arrived} />
                </p>
              )}
            </aside>
          </div>
        </div>
      </CommentingProvider>
    </PlaceProvider>
  );
}
