import { drawingOf, type Outline } from './drawing.ts';
import './county-map.css';

/** An area to be drawn. */
export interface Shape extends Outline {
  readonly code: string;
  readonly name: string;
}

/** A place on the map: what stands there, how it stands, and where it leads. */
export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly tone: string | null;
  readonly lng: number;
  readonly lat: number;
}

/** The county's towns, coloured by a tone (a level, 'chosen'), with spots upon them. What it shows stands in words beside it as well. */
export function CountyMap({
  shapes,
  label,
  toneOf,
  onChoose,
  spots = [],
  onSpot,
}: {
  readonly shapes: readonly Shape[];
  readonly label: string;
  readonly toneOf: (code: string) => string | null;
  readonly onChoose?: (code: string) => void;
  readonly spots?: readonly Spot[];
  readonly onSpot?: (id: string) => void;
}) {
  const drawing = drawingOf(shapes);
  if (!drawing) return null;
  const towns = shapes.filter(({ code }) => code.length > 6);
  return (
    <svg className="county-map" viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
      {(towns.length > 0 ? towns : shapes).map((shape) => (
        <path
          key={shape.code}
          d={drawing.path(shape)}
          data-tone={toneOf(shape.code)}
          data-choosable={onChoose !== undefined}
          onClick={() => onChoose?.(shape.code)}
        >
          <title>{shape.name}</title>
        </path>
      ))}
      {spots.map(({ id, name, tone, ...place }) => {
        const { x, y } = drawing.at(place);
        return (
          <circle key={id} cx={x} cy={y} r={5} data-tone={tone} onClick={() => onSpot?.(id)}>
            <title>{name}</title>
          </circle>
        );
      })}
    </svg>
  );
}
