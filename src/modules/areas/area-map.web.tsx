import { useQuery } from '@tanstack/react-query';
import { drawingOf } from '../../web/shapes/drawing.ts';
import { shapesQuery } from './area-queries.web.ts';

/** The towns of the county, or the villages of a town, drawn from their boundaries; a click chooses one. */
export function AreaMap({
  within,
  chosen,
  onChoose,
}: {
  readonly within: string;
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}) {
  const { data: shapes } = useQuery(shapesQuery(within));
  if (!shapes) return null;
  if (shapes.length === 0) return <p className="quiet">还没有界线。可导入 GeoJSON 格式的行政区域界线。</p>;
  const drawing = drawingOf(shapes);
  if (!drawing) return null;
  return (
    <svg
      className="area-map"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={`界线示意图，共 ${shapes.length} 处`}
    >
      {shapes.map((shape) => (
        <path
          key={shape.code}
          d={drawing.path(shape)}
          className={shape.code === chosen ? 'area-shape area-chosen' : 'area-shape'}
          data-outer={shape.code === within}
          onClick={() => onChoose(shape.code)}
        >
          <title>{shape.name}</title>
        </path>
      ))}
    </svg>
  );
}
