import { PaperFoot } from './bulletins/paper-foot.web.tsx';
import { PaperMasthead } from './bulletins/paper-masthead.web.tsx';
import type { Composed, ComposedBlock } from './composed.ts';
import { FigureLink } from './figure-link.web.tsx';
import type { Comparison } from './report.endpoints.ts';
import { titleLines } from './title-lines.ts';

/** The report as a sheet of paper, every number in it a link. */
export function ReportPaper({ content, changes, signature }: ReportPaperProps) {
  return (
    <article className="report-paper" aria-label={content.title}>
      {content.masthead && <PaperMasthead masthead={content.masthead} />}
      <h2 className="report-paper-title">
        {titleLines(content.title).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h2>
      {content.blocks.map((block, index) => (
        // The blocks of a text have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <PaperBlock key={index} block={block} content={content} changes={changes} />
      ))}
      {content.masthead && content.foot && <PaperFoot end={content.foot} date={content.masthead.date} />}
      {signature && !content.masthead && (
        <footer className="report-paper-signature">
          <p>{signature.bureau}</p>
          <p>{signature.day}</p>
        </footer>
      )}
    </article>
  );
}

export interface ReportPaperProps {
  readonly content: Composed;
  readonly changes: Comparison | undefined;
  /** The bureau and the day of signing, once signed. */
  readonly signature: { readonly bureau: string; readonly day: string } | undefined;
}

function PaperBlock({
  block,
  content,
  changes,
}: Omit<ReportPaperProps, 'signature'> & { readonly block: ComposedBlock }) {
  const { kind, level, number, text, runs } = block;
  const words = runs.map((run, index) =>
    typeof run === 'string' ? (
      run
    ) : (
      <FigureLink
        // oxlint-disable-next-line react/no-array-index-key -- as above
        key={index}
        run={run}
        of={content}
        change={changes?.figures.find(({ key }) => key === run.figure)}
      />
    ),
  );
  if (kind === 'paragraph') {
    return (
      <p>
        {text === '' ? number : <b>{number + text}</b>}
        {words}
      </p>
    );
  }
  if (level === 1) return <h3 className="report-paper-first">{number + text}</h3>;
  const face = level === 2 ? 'report-paper-second' : undefined;
  if (runs.length === 0) return <h4 className={face ?? 'report-paper-third'}>{number + text}</h4>;
  return (
    <p>
      <span className={face}>{`${number}${text}。`}</span>
      {words}
    </p>
  );
}
