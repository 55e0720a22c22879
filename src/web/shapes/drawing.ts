/** An outline to be drawn: rings of longitude and latitude by turns. */
export interface Outline {
  readonly rings: readonly (readonly (readonly [lng: number, lat: number])[])[];
}

/** Outlines on a sheet: how big it is, and the path of each as SVG writes it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  path(outline: Outline): string;
  /** Where a place stands on the sheet. */
  at(place: { readonly lng: number; readonly lat: number }): { readonly x: number; readonly y: number };
}

/** Lays outlines on a sheet 400 units long, north up, as they look from above their middle; undefined when there are none. */
export function drawingOf(outlines: readonly Outline[]): Drawing | undefined {
  const points = outlines.flatMap(({ rings }) => rings.flat());
  if (points.length === 0) return undefined;
  const [west, east] = [Math.min(...points.map(([lng]) => lng)), Math.max(...points.map(([lng]) => lng))];
  const [south, north] = [Math.min(...points.map(([, lat]) => lat)), Math.max(...points.map(([, lat]) => lat))];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180); // a degree of longitude is shorter than one of latitude
  const scale = 400 / Math.max((east - west) * narrow, north - south, 0.0001);
  const x = (lng: number) => (lng - west) * narrow * scale + 4;
  const y = (lat: number) => (north - lat) * scale + 4;
  return {
    width: x(east) + 4,
    height: y(south) + 4,
    path: ({ rings }) =>
      rings
        .map((ring) => `M${ring.map(([lng, lat]) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`)
        .join(''),
    at: ({ lng, lat }) => ({ x: x(lng), y: y(lat) }),
  };
}
