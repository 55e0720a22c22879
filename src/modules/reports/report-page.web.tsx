import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Select } from 'antd';
import { lazy, Suspense } from 'react';
import { dayOf } from '../../kernel/calendar.ts';
import { halfYearBefore } from '../../kernel/period.ts';
import type { AnyRow } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { useNow } from '../../web/clock.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { usePeopleNames } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import type { Composed } from './composed.ts';
import { periodChoices } from './period-choices.ts';
import { ReportActions } from './report-actions.web.tsx';
import { ReportChanges } from './report-changes.web.tsx';
import { report } from './report.ledger.ts';
import { ReportNotes } from './report-notes.web.tsx';
import '../../web/ledger/list.css';
import './report-page.css';
import { ReportPaper } from './report-paper.web.tsx';
import { compareQuery, composeQuery, openQuery, reportPath, rowQuery } from './report-queries.web.ts';
import { ReportSaved } from './report-saved.web.tsx';

// What stands below the sheet's own matters is fetched once the sheet stands.
const ReportSteps = lazy(async () => ({ default: (await import('./report-steps.web.tsx')).ReportSteps }));
const ReportElsewhere = lazy(async () => ({ default: (await import('./report-elsewhere.web.tsx')).ReportElsewhere }));
const KeepTemplate = lazy(async () => ({ default: (await import('./named/keep-template.web.tsx')).KeepTemplate }));
const ReportLetters = lazy(async () => ({ default: (await import('./report-letters.web.tsx')).ReportLetters }));

/** The reports: the one on a period as the ledgers tell it now, or a saved one. The address says which. */
export function ReportPage() {
  usePageTitle('报告');
  const { today } = useNow();
  const asked = new URLSearchParams(useLocation().searchStr);
  const id = asked.get('report');
  if (id !== null) return <SavedReport key={id} id={id} />;
  return <LiveReport period={asked.get('period') ?? halfYearBefore(today).code} />;
}

function LiveReport({ period }: { readonly period: string }) {
  const { data, isPlaceholderData } = useQuery({
    ...composeQuery(period),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  return <Sheet content={data} period={period} answer={undefined} isComing={isPlaceholderData} />;
}

function SavedReport({ id }: { readonly id: string }) {
  const { data: content } = useQuery({ ...openQuery(id), throwOnError: true });
  const { data: answer } = useQuery({ ...rowQuery(id), throwOnError: true });
  if (!content || !answer) return <PageSkeleton />;
  return <Sheet content={content} period={content.period.code} answer={answer} isComing={false} />;
}

interface SheetProps {
  readonly content: Composed;
  readonly period: string;
  readonly answer: RowAnswer | undefined;
  /** Whether another period's report is on its way. */
  readonly isComing: boolean;
}

function Sheet({ content, period, answer, isComing }: SheetProps) {
  const saved = answer?.row;
  const signedAt = typeof saved?.['signedAt'] === 'string' ? saved['signedAt'] : undefined;
  const { data: changes } = useQuery({ ...compareQuery(saved?.id ?? ''), enabled: signedAt !== undefined });
  const signature = signedAt === undefined ? undefined : { bureau: content.bureau, day: writtenDay(dayOf(signedAt)) };
  return (
    <div className="page report-page">
      <header className="page-head screen-only">
        <div className="report-choice">
          <h1>报告</h1>
          <PeriodChoice period={period} />
        </div>
        <ReportActions content={content} saved={saved} />
      </header>
      <div className="report-columns" aria-busy={isComing}>
        <ReportPaper content={content} changes={changes} signature={signature} />
        <aside className="screen-only">
          <About content={content} saved={saved} />
          {answer && answer.row.state !== 'signed' && (
            <section aria-label="办理">
              <Suspense fallback={null}>
                <ReportSteps answer={answer} />
              </Suspense>
            </section>
          )}
          {changes && <ReportChanges content={content} changes={changes} />}
          {saved && (
            <Suspense fallback={null}>
              {signedAt !== undefined && <ReportLetters id={saved.id} />}
              {content.template !== 'halfYearSafety' && <KeepTemplate id={saved.id} />}
              <ReportElsewhere content={content} id={saved.id} isOpen={signedAt === undefined} />
            </Suspense>
          )}
          <ReportNotes notes={content.notes.filter(({ rule }) => rule !== 'R19')} />
          <ReportSaved current={saved?.id} />
        </aside>
      </div>
    </div>
  );
}

function PeriodChoice({ period }: { readonly period: string }) {
  const { today } = useNow();
  const router = useRouter();
  const options = periodChoices(today).map(({ label, periods }) => ({
    label,
    options: periods.map(({ code, label: words }) => ({ value: code, label: words })),
  }));
  return (
    <Select
      aria-label="统计期"
      value={period}
      options={options}
      onChange={(code: string) => router.history.push(reportPath({ period: code }))}
      popupMatchSelectWidth={false}
    />
  );
}

/** What the text rests on: a moment's ledgers, or the day it was signed. */
function About({ content, saved }: { readonly content: Composed; readonly saved: AnyRow | undefined }) {
  const { today } = useNow();
  const nameOf = usePeopleNames();
  const [signedAt, signedBy] = [saved?.['signedAt'], saved?.['signedBy']];
  return (
    <section aria-label="依据" className="report-about">
      <p>
        {saved ? <StateMark ledger={report} state={saved.state} /> : <span className="state">未保存</span>}
        {typeof signedAt === 'string' && typeof signedBy === 'string' && (
          <>
            {' '}
            {nameOf(signedBy)} {momentWords(signedAt, today)}
          </>
        )}
      </p>
      <p className="quiet">
        {dayWords(content.period.from, today)}至{dayWords(content.period.to, today)}，数据截至
        {momentWords(content.cutoff, today)}。
        {typeof signedAt === 'string' ? '数字已随签发封存。' : '数字取自台账，台账更新后随之更新。'}
        点数字看它所计的记录。
      </p>
    </section>
  );
}

/** The day as a document writes it: '2026年7月6日'. */
function writtenDay(day: string): string {
  return dayWords(day, '');
}
