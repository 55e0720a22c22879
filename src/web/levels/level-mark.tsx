import { colours, isColour } from '../../codes/colours.ts';
import './levels.css';

/** A level in its colour, always with its word; one that has words of its own and no colour is framed. */
export function LevelMark({ level, words }: { readonly level: string | null; readonly words?: string }) {
  const colour = isColour(level) ? level : undefined;
  const said = words ?? (colour && colours[colour]);
  if (said === undefined) return null;
  return (
    <span className="level-mark" data-level={colour}>
      {said}
    </span>
  );
}
