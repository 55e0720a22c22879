import { useQuery } from '@tanstack/react-query';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { api } from '../api.ts';
import { Anchor } from '../fields/anchor.tsx';
import { useRoles } from '../names.ts';
import { drawingOf } from './drawing.ts';
import { Outlines, type Shape } from './outlines.tsx';
import './places-map.css';

/** How a place looks on the map: filled and large where somebody is needed now, a ring where something is amiss, a dot otherwise. */
export type Tone = 'grave' | 'weak' | 'calm';

/** A place on the map: its name, where it leads to, how it stands. */
export interface Mark {
  readonly id: string;
  readonly name: string;
  readonly place: { readonly lng: number; readonly lat: number };
  readonly tone: Tone;
  readonly href: string;
}

/** Places on the outlines of the county's towns, or of a town's villages; without boundaries they lie as they lie to each other. */
export function PlacesMap({
  label,
  shapesOf,
  within,
  marks,
  tones,
}: {
  readonly label: string;
  /** The call that gives the outlines within an area. */
  readonly shapesOf: Endpoint<{ within: string }, readonly Shape[]>;
  readonly within: string;
  readonly marks: readonly Mark[];
  /** What each look means, in the order of the legend. */
  readonly tones: Readonly<Partial<Record<Tone, string>>>;
}) {
  const roles = useRoles();
  const { data: shapes = [] } = useQuery({
    queryKey: ['areas', 'shapes', within],
    queryFn: () => api.call(shapesOf, { within }),
    enabled: within.length < 12 && shapesOf.by.some((role) => roles.includes(role)),
  });
  const around = { rings: [marks.map(({ place }) => [place.lng, place.lat] as const)] };
  const drawing = marks.length === 0 ? undefined : drawingOf([...shapes, around]);
  if (!drawing) return null;
  const graveLast = marks.toSorted((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
  return (
    <section className="work-section places">
      <h2>{label}</h2>
      <svg
        className="places-map"
        viewBox={`-6 -6 ${drawing.width + 12} ${drawing.height + 12}`}
        role="group"
        aria-label={`${label}，共 ${marks.length} 处`}
      >
        <Outlines drawing={drawing} shapes={shapes} around={within} />
        {graveLast.map(({ id, name, place, tone, href }) => {
          const { x, y } = drawing.at(place);
          const words = `${name}，${tones[tone] ?? ''}`;
          return (
            <Anchor key={id} href={href} aria-label={words}>
              <circle className="places-reach" cx={x} cy={y} r={12} />
              <circle data-tone={tone} cx={x} cy={y} r={radius[tone]} />
              <title>{words}</title>
            </Anchor>
          );
        })}
      </svg>
      <ul className="places-legend">
        {Object.entries(tones).map(([tone, words]) => (
          <li key={tone}>
            <svg viewBox="-8 -8 16 16" aria-hidden>
              <circle data-tone={tone} r={radius[tone as Tone]} /* the keys are tones */ />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </section>
  );
}

const order: readonly Tone[] = ['calm', 'weak', 'grave'];
const radius: Readonly<Record<Tone, number>> = { grave: 6, weak: 5, calm: 3.5 };
