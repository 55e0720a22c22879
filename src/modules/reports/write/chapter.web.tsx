import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import { useNow } from '../../../web/clock.ts';
import { usePeopleNames } from '../../../web/names.ts';
import { momentWords } from '../../../web/words/moment.ts';
import type { Section } from './section.endpoints.ts';
import { ChapterPast } from './chapter-past.web.tsx';
import { useChapter } from './use-chapter.web.ts';
import { WriterChoice } from './writer-choice.web.tsx';

// The editor is fetched when a report is written, not when one is read.
const SectionEditor = lazy(() =>
  import('./section-editor.web.tsx').then((loaded) => ({ default: loaded.SectionEditor })),
);

/** A chapter of a report while it is written: heading, writer, text, and what became of the last change. */
export function Chapter({ reportId, section, isFixed }: ChapterProps) {
  const { today } = useNow();
  const nameOf = usePeopleNames();
  const { text, told, status, note, write, compose, settle } = useChapter(reportId, section);
  const label = text.heading === '' ? '引言' : text.heading;
  return (
    <section className="chapter" aria-label={label} id={`chapter-${section.id}`}>
      <header>
        <Input
          className="chapter-heading"
          variant="borderless"
          aria-label="章标题"
          placeholder="引言（没有标题）"
          maxLength={60}
          value={text.heading}
          readOnly={isFixed}
          onChange={({ target }) => write({ ...text, heading: target.value })}
        />
        <WriterChoice reportId={reportId} section={section} isFixed={isFixed} />
      </header>
      <Suspense fallback={<p className="quiet chapter-waits">正在打开编辑器</p>}>
        <SectionEditor
          blocks={text.blocks}
          told={told}
          label={`${label}正文`}
          section={section}
          isFixed={isFixed}
          onCompose={compose}
          onSettle={settle}
          onChange={(blocks) => write({ ...text, blocks })}
        />
      </Suspense>
      {note !== undefined && (
        <p role="alert" className="chapter-note">
          {note}
        </p>
      )}
      <footer className="quiet">
        <span role="status">
          {status} {nameOf(section.by)} {momentWords(section.at, today)}
        </span>
        <ChapterPast
          reportId={reportId}
          section={section}
          onRestore={isFixed ? undefined : (past) => write(past, 'restored')}
        />
      </footer>
    </section>
  );
}

export interface ChapterProps {
  readonly reportId: string;
  readonly section: Section;
  readonly isFixed: boolean;
}
