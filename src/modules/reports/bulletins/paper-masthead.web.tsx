import { dayWords } from '../../../web/words/moment.ts';
import type { Masthead } from '../composed.ts';
import { issueWords } from './issue-words.ts';
import './bulletins.css';

/** The head of a bulletin on its sheet. */
export function PaperMasthead({ masthead }: { readonly masthead: Masthead }) {
  const { name, issuer, date } = masthead;
  return (
    <header className="report-masthead">
      <p className="report-masthead-name">{name}</p>
      <p>{issueWords(masthead)}</p>
      <p className="report-masthead-foot">
        <span>{issuer}</span>
        <span>{date === null ? <i className="screen-only">签发时编期号</i> : dayWords(date, '')}</span>
      </p>
    </header>
  );
}
