import type { Drawing, Outline } from './drawing.ts';
import './outlines.css';

/** An area to be drawn. */
export interface Shape extends Outline {
  readonly code: string;
  readonly name: string;
}

/** The outlines of areas on a sheet, each in a tone of its own where it has one; the area around them is a line only. */
export function Outlines({
  drawing,
  shapes,
  around,
  toneOf = () => null,
  onChoose,
}: {
  readonly drawing: Drawing;
  readonly shapes: readonly Shape[];
  /** The code of the area that holds the others. */
  readonly around?: string;
  readonly toneOf?: (code: string) => string | null;
  readonly onChoose?: ((code: string) => void) | undefined;
}) {
  return shapes.map((shape) => (
    <path
      key={shape.code}
      className="outline"
      d={drawing.path(shape)}
      data-tone={toneOf(shape.code)}
      data-outer={shape.code === around}
      data-choosable={onChoose !== undefined}
      onClick={() => onChoose?.(shape.code)}
    >
      <title>{shape.name}</title>
    </path>
  ));
}
