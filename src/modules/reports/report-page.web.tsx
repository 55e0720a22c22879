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
import { type Arrived, useArriving } from './arriving.web.ts';
import { composeText } from './compose-text.ts';
import type { Composed, ComposedRun } from './composed.ts';
import { CountingNote } from './counting-note.web.tsx';
import { periodOptions } from './period-choices.ts';
import type { Printing } from './printing.ts';
import { ReportActions } from './report-actions.web.tsx';
import { report } from './report.ledger.ts';
import { isDraft } from './report.rules.ts';
import { ReportPaper } from './report-paper.web.tsx';
import { compareQuery, composeQuery, frameQuery, openQuery, reportPath, rowQuery } from './report-queries.web.ts';
import { templateParts, templates } from './templates.ts';
import { arriving, printArriving } from './text/chip-words.ts';
import { knownOf } from './text/known-of.ts';
import { printText } from './text/print-text.ts';
import type { SectionText } from './text/report-text.ts';
import { chaptersQuery, useWriting } from './write/writing.web.ts';
import '../../web/ledger/list.css';
import './report-page.css';

// What stands below the sheet's own matters is fetched once the sheet stands.
const ReportNotes = lazy(async () => ({ default: (await import('./report-notes.web.tsx')).ReportNotes }));
const ReportSaved = lazy(async () => ({ default: (await import('./report-saved.web.tsx')).ReportSaved }));
const ReportSteps = lazy(async () => ({ default: (await import('./report-steps.web.tsx')).ReportSteps }));
const ReportChanges = lazy(async () => ({ default: (await import('./report-changes.web.tsx')).ReportChanges }));
const ReportElsewhere = lazy(async () => ({ default: (await import('./report-elsewhere.web.tsx')).ReportElsewhere }));
const ReportPromises = lazy(async () => ({
  default: (await import('./commitments/report-promises.web.tsx')).ReportPromises,
}));
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

/** A report that is not saved: its text at once, its figures as they arrive; the one before stays until there is text. */
function LiveReport({ period }: { readonly period: string }) {
  const { data: frame, isPlaceholderData } = useQuery({
    ...frameQuery(period),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  const told = frame?.content.period.code ?? period;
  const arrived = useArriving({
    frame,
    pieces: templateParts(frame?.content.template ?? '').map((part) => composeQuery(told, part)),
    whole: composeQuery(told),
  });
  const { writing } = arrived;
  if (!writing) return <PageSkeleton />;
  const content = { ...writing.content, blocks: blocksOf(writing, [], arrived) };
  return <Sheet content={content} period={period} answer={undefined} isComing={isPlaceholderData} arrived={arrived} />;
}

function SavedReport({ id }: { readonly id: string }) {
  const { data: answer } = useQuery({ ...rowQuery(id), throwOnError: true });
  if (!answer) return <PageSkeleton />;
  const Report = isDraft(answer.row) ? WrittenReport : SealedReport;
  return <Report id={id} answer={answer} />;
}

interface SavedProps {
  readonly id: string;
  readonly answer: RowAnswer;
}

/** A report as it was signed. */
function SealedReport({ id, answer }: SavedProps) {
  const { data: content } = useQuery({ ...openQuery(id), throwOnError: true });
  if (!content) return <PageSkeleton />;
  return <Sheet content={content} period={content.period.code} answer={answer} isComing={false} />;
}

/** A report that is being written: its text at once, its figures as they arrive. */
function WrittenReport({ id, answer }: SavedProps) {
  const { data: chapters } = useQuery({ ...chaptersQuery(id), throwOnError: true });
  const isUndivided = chapters?.sections.length === 0;
  const arrived = useWriting(id, chapters, isUndivided ? templateParts(chapters.frame.content.template) : []);
  const { writing } = arrived;
  if (!chapters || !writing) return <PageSkeleton />;
  const texts = chapters.sections.map(({ text }) => text);
  const content = { ...writing.content, blocks: blocksOf(writing, texts, arrived) };
  return <Sheet content={content} period={content.period.code} answer={answer} isComing={false} arrived={arrived} />;
}

/** The text of chapters, or of a report without them that of its template, as far as its figures are there. */
function blocksOf(writing: Printing, texts: readonly SectionText[], { problem }: Arrived): Composed['blocks'] {
  const template = texts.length === 0 ? templates[writing.content.template] : undefined;
  const { blocks } = template
    ? composeText(knownOf(writing), template)
    : printText(knownOf(writing), texts, writing, printArriving);
  return problem ? blocks.map((block) => ({ ...block, runs: block.runs.map(notCounted) })) : blocks;
}

/** A place whose figure is not on its way any more says so. */
const notCounted = (run: ComposedRun): ComposedRun =>
  typeof run !== 'string' && run.text === arriving(run.figure).text ? { ...run, text: '没有数出' } : run;

interface SheetProps {
  readonly content: Composed;
  readonly period: string;
  readonly answer: RowAnswer | undefined;
  /** Whether another period's report is on its way. */
  readonly isComing: boolean;
  /** What has come of its figures, where they are counted now. */
  readonly arrived?: Arrived;
}

function Sheet({ content, period, answer, isComing, arrived }: SheetProps) {
  const isCounting = arrived?.isWhole === false;
  const saved = answer?.row;
  const signedAt = typeof saved?.['signedAt'] === 'string' ? saved['signedAt'] : undefined;
  const { data: changes } = useQuery({ ...compareQuery(saved?.id ?? ''), enabled: signedAt !== undefined });
  const signature = signedAt === undefined ? undefined : { bureau: content.bureau, day: dayWords(dayOf(signedAt), '') };
  return (
    <div className="page report-page">
      <header className="page-head screen-only">
        <div className="report-choice">
          <h1>报告</h1>
          <PeriodChoice period={period} />
        </div>
        <ReportActions content={content} saved={saved} isCounting={isCounting} />
      </header>
      <div className="report-columns" aria-busy={isComing}>
        <ReportPaper content={content} changes={changes} signature={signature} />
        <aside className="screen-only">
          <About content={content} saved={saved} arrived={arrived} />
          {answer && answer.row.state !== 'signed' && (
            <section aria-label="办理">
              <Suspense fallback={null}>
                <ReportSteps answer={answer} />
              </Suspense>
            </section>
          )}
          {saved && (
            <Suspense fallback={null}>
              {changes && <ReportChanges content={content} changes={changes} />}
              {signedAt !== undefined && <ReportLetters id={saved.id} />}
              {content.template !== 'halfYearSafety' && <KeepTemplate id={saved.id} />}
              {signedAt === undefined && saved.state !== 'withdrawn' && saved['series'] === null && (
                <ReportPromises id={saved.id} isLocked={saved.state === 'approved'} />
              )}
              <ReportElsewhere content={content} id={saved.id} isOpen={signedAt === undefined} />
            </Suspense>
          )}
          <Suspense fallback={null}>
            {!isCounting && <ReportNotes notes={content.notes.filter(({ rule }) => rule !== 'R19')} />}
            <ReportSaved current={saved?.id} />
          </Suspense>
        </aside>
      </div>
    </div>
  );
}

function PeriodChoice({ period }: { readonly period: string }) {
  const { today } = useNow();
  const router = useRouter();
  return (
    <Select
      aria-label="统计期"
      value={period}
      options={periodOptions(today)}
      onChange={(code: string) => router.history.push(reportPath({ period: code }))}
      popupMatchSelectWidth={false}
    />
  );
}

interface AboutProps {
  readonly content: Composed;
  readonly saved: AnyRow | undefined;
  readonly arrived: Arrived | undefined;
}

/** What the text rests on: a moment's ledgers, or the day it was signed. */
function About({ content, saved, arrived }: AboutProps) {
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
        )}{' '}
        {arrived && <CountingNote arrived={arrived} />}
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
