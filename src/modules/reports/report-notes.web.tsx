import type { ComposedNote } from './composed.ts';

/** What is said beside the text: figures that do not agree first, then claims not made, sentences left out, and what agrees. */
export function ReportNotes({ notes }: { readonly notes: readonly ComposedNote[] }) {
  const of = (kind: ComposedNote['kind']) => notes.filter((note) => note.kind === kind);
  const [differing, unclaimed, omitted, agreeing] = [of('differs'), of('unclaimed'), of('omitted'), of('agrees')];
  return (
    <section aria-label="核对">
      <h2>核对</h2>
      {differing.length > 0 && (
        <div role="alert" className="report-differs">
          <b>{differing.length} 处数字对不上，签发前请查清</b>
          <Notes notes={differing} />
        </div>
      )}
      <Group label={`${agreeing.length} 项关系核对相符`} notes={agreeing} />
      <Group label={`${unclaimed.length} 处没有用“均、全”`} notes={unclaimed} />
      <Group label={`${omitted.length} 句没有数据，未写入`} notes={omitted} />
    </section>
  );
}

function Group({ label, notes }: { readonly label: string; readonly notes: readonly ComposedNote[] }) {
  if (notes.length === 0) return null;
  return (
    <details>
      <summary>{label}</summary>
      <Notes notes={notes} />
    </details>
  );
}

function Notes({ notes }: { readonly notes: readonly ComposedNote[] }) {
  return (
    <ul>
      {notes.map(({ rule, words }) => (
        <li key={`${rule} ${words}`}>{words}</li>
      ))}
    </ul>
  );
}
