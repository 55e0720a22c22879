import { dayWords } from '../../../web/words/moment.ts';
import type { BulletinEnd } from '../composed.ts';
import { copiesWords, sendToLines } from './foot-words.ts';
import './bulletins.css';

/** The foot of a bulletin on its sheet. */
export function PaperFoot({ end, date }: { readonly end: BulletinEnd; readonly date: string | null }) {
  return (
    <footer className="report-foot">
      {sendToLines(end).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {(end.copies !== null || date !== null) && (
        <p className="report-masthead-foot">
          <span>{copiesWords(end)}</span>
          <span>{date === null ? '' : `${dayWords(date, '')}印发`}</span>
        </p>
      )}
    </footer>
  );
}
