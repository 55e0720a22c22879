import { useEffect, useRef } from 'react';
import type { ShownFinding } from './proof.endpoints.ts';

/** The text with its findings marked at their places. */
export function ProofText({ text, findings, chosen, onChoose }: ProofTextProps) {
  return (
    <article className="proof-text" aria-label="正文">
      {text.split(/\r\n|\r|\n/).map((line, index) => (
        // The lines of a text have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={index}>
          <Line
            line={line}
            findings={findings.filter((each) => each.line === index + 1)}
            chosen={chosen}
            onChoose={onChoose}
          />
        </p>
      ))}
    </article>
  );
}

export interface ProofTextProps {
  readonly text: string;
  readonly findings: readonly ShownFinding[];
  readonly chosen: ShownFinding | undefined;
  readonly onChoose: (finding: ShownFinding) => void;
}

/** A line cut at its findings; of those that overlap the first is marked. */
function Line({ line, findings, chosen, onChoose }: Omit<ProofTextProps, 'text'> & { readonly line: string }) {
  const marked = apart(findings);
  const starts = [0, ...marked.map(({ at, quote }) => at + quote.length)];
  return (
    <>
      {marked.map((finding, order) => (
        <span key={finding.at}>
          {line.slice(starts[order], finding.at)}
          <Mark finding={finding} isChosen={finding === chosen} onChoose={onChoose} />
        </span>
      ))}
      {line.slice(starts.at(-1))}
    </>
  );
}

/** Findings that do not overlap, in the order of the line. */
function apart(findings: readonly ShownFinding[]): readonly ShownFinding[] {
  return findings.filter(
    ({ at }, order) => !findings.slice(0, order).some((before) => before.at + before.quote.length > at),
  );
}

function Mark({
  finding,
  isChosen,
  onChoose,
}: {
  readonly finding: ShownFinding;
  readonly isChosen: boolean;
  readonly onChoose: (finding: ShownFinding) => void;
}) {
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'center' });
  }, [isChosen]);
  const { quote, reason, certainty } = finding;
  return (
    <button
      ref={place}
      type="button"
      className={`proof-mark proof-${certainty}${isChosen ? ' proof-chosen' : ''}`}
      title={reason}
      onClick={() => onChoose(finding)}
    >
      {quote}
    </button>
  );
}
