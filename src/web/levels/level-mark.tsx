import { colours, isColour } from '../../codes/colours.ts';
import './levels.css';

/** A level in its colour, always with its word. */
export function LevelMark({ level }: { readonly level: string | null }) {
  if (!isColour(level)) return null;
  return (
    <span className="level-mark" data-level={level}>
      {colours[level]}
    </span>
  );
}
