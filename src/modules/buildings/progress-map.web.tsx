import { useQuery } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { useRoles } from '../../web/names.ts';
import { drawingOf } from '../../web/shapes/drawing.ts';
import { areaShapes } from '../areas/index.ts';

const steps = [
  { from: 100, words: '已排查完', tone: 'done' },
  { from: 80, words: '80% 以上', tone: 'most' },
  { from: 50, words: '50%～80%', tone: 'half' },
  { from: 0, words: '50% 以下', tone: 'few' },
] as const;

/** The towns or villages coloured by how much of them is surveyed; a click goes into one. Nothing where there are no boundaries. */
export function ProgressMap({
  within,
  rates,
  onChoose,
}: {
  readonly within: string;
  readonly rates: ReadonlyMap<string, number | null>;
  readonly onChoose: (area: string) => void;
}) {
  const roles = useRoles();
  const { data: shapes = [] } = useQuery({
    queryKey: ['areas', 'shapes', within],
    queryFn: () => api.call(areaShapes, { within }),
    enabled: within.length < 12 && areaShapes.by.some((role) => roles.includes(role)),
  });
  const drawing = drawingOf(shapes);
  if (!drawing) return null;
  return (
    <section className="work-section">
      <h2>进度图</h2>
      <svg
        className="progress-map"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={`排查进度图，共 ${shapes.length} 处，数字见下表`}
      >
        {shapes.map((shape) => (
          <path
            key={shape.code}
            d={drawing.path(shape)}
            data-tone={toneOf(rates.get(shape.code))}
            data-outer={shape.code === within}
            onClick={() => onChoose(shape.code)}
          >
            <title>{`${shape.name} ${wordsOf(rates.get(shape.code))}`}</title>
          </path>
        ))}
      </svg>
      <ul className="progress-legend">
        {steps.map(({ words, tone }) => (
          <li key={tone}>
            <i data-tone={tone} aria-hidden /> {words}
          </li>
        ))}
        <li>
          <i data-tone="none" aria-hidden /> 未列入
        </li>
      </ul>
    </section>
  );
}

const toneOf = (rate: number | null | undefined) =>
  rate === null || rate === undefined ? 'none' : (steps.find(({ from }) => rate >= from)?.tone ?? 'few');
const wordsOf = (rate: number | null | undefined) => (rate === null || rate === undefined ? '未列入' : `${rate}%`);
