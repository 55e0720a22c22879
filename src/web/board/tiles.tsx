import { Anchor } from '../fields/anchor.tsx';
import { numberWords } from '../words/amount.ts';
import './board.css';

/** A figure of a board: what it counts, how many, and the rows behind it. */
export interface Tile {
  readonly words: string;
  readonly count: number;
  readonly unit: string;
  readonly href?: string;
  /** Needs somebody now. */
  readonly isGrave?: boolean;
  readonly more?: string;
}

/** The figures on top of a board; each opens the rows it counts. */
export function Tiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <ul className="board-tiles">
      {tiles.map(({ words, count, unit, href, isGrave = false, more }) => {
        const inner = (
          <>
            <b>{numberWords(count)}</b> {unit}
            <small>
              {words}
              {more && `，${more}`}
            </small>
          </>
        );
        return (
          <li key={words} className={isGrave && count > 0 ? 'grave' : undefined}>
            {href ? <Anchor href={href}>{inner}</Anchor> : <div>{inner}</div>}
          </li>
        );
      })}
    </ul>
  );
}
