import { drawingOf } from './drawing.ts';
import { Outlines, type Shape } from './outlines.tsx';
import './county-map.css';

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
      <Outlines drawing={drawing} shapes={towns.length > 0 ? towns : shapes} toneOf={toneOf} onChoose={onChoose} />
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
