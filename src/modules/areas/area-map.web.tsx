import { useQuery } from '@tanstack/react-query';
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
  const points = shapes.flatMap(({ rings }) => rings.flat());
  const [west, east] = [Math.min(...points.map(([lng]) => lng)), Math.max(...points.map(([lng]) => lng))];
  const [south, north] = [Math.min(...points.map(([, lat]) => lat)), Math.max(...points.map(([, lat]) => lat))];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180); // a degree of longitude is shorter than one of latitude
  const scale = 400 / Math.max((east - west) * narrow, north - south, 0.0001);
  const x = (lng: number) => (lng - west) * narrow * scale + 4;
  const y = (lat: number) => (north - lat) * scale + 4;
  const path = (rings: (typeof shapes)[number]['rings']) =>
    rings
      .map((ring) => `M${ring.map(([lng, lat]) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`)
      .join('');
  return (
    <svg
      className="area-map"
      viewBox={`0 0 ${x(east) + 4} ${y(south) + 4}`}
      role="img"
      aria-label={`界线示意图，共 ${shapes.length} 处`}
    >
      {shapes.map(({ code, name, rings }) => (
        <path
          key={code}
          d={path(rings)}
          className={code === chosen ? 'area-shape area-chosen' : 'area-shape'}
          data-outer={code === within}
          onClick={() => onChoose(code)}
        >
          <title>{name}</title>
        </path>
      ))}
    </svg>
  );
}
