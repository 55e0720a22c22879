/** One pixel that a satellite saw burning: where, when, by what, how surely. */
export interface Detection {
  readonly lng: number;
  readonly lat: number;
  readonly seenAt: string;
  readonly satellite: string;
  readonly confidence: 'low' | 'nominal' | 'high' | null;
}

/** What a table of detections held: the good lines, and what is wrong with the others, by the number of the line. */
export interface Detections {
  readonly detections: readonly Detection[];
  readonly problems: readonly { readonly line: number; readonly words: string }[];
}

const needed = ['latitude', 'longitude', 'acq_date', 'acq_time'] as const;
const mostLines = 20_000;

/** Reads a CSV of the form that NASA's FIRMS gives for VIIRS and MODIS (times in UTC); a text that is none is told in words. */
export function readFirms(csv: string): Detections | string {
  const [head = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = cellsOf(head).map((name) => name.toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) return `文件不是 FIRMS 格式的热点 CSV：首行缺少 ${missing.join('、')}，请重新下载后上传`;
  if (lines.length > mostLines) return `文件超过 ${mostLines} 行，请只下载本地区的数据`;
  const detections: Detection[] = [];
  const problems: { line: number; words: string }[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const found = detectionOf(Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ''])));
    if (typeof found === 'string') problems.push({ line: at + 2, words: found });
    else detections.push(found);
  }
  return { detections, problems };
}

const cellsOf = (line: string) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

function detectionOf(cell: Readonly<Record<string, string>>): Detection | string {
  const [lat, lng] = [Number(cell['latitude'] || 'x'), Number(cell['longitude'] || 'x')];
  if (!(lat >= -90 && lat <= 90 && lng >= -180 && lng <= 180)) return '经纬度不对';
  const seenAt = momentOf(cell['acq_date'] ?? '', cell['acq_time'] ?? '');
  if (seenAt === null) return '观测日期或时间不对';
  const satellite = [cell['satellite'], cell['instrument']].filter(Boolean).join(' ').slice(0, 60);
  return { lng, lat, seenAt, satellite, confidence: confidenceOf(cell['confidence'] ?? '') };
}

/** '2026-04-12' and '534' (05:34 UTC). */
function momentOf(date: string, time: string): string | null {
  const clock = time.replace(':', '').padStart(4, '0');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^([01]\d|2[0-3])[0-5]\d$/.test(clock)) return null;
  const at = Date.parse(`${date}T${clock.slice(0, 2)}:${clock.slice(2)}:00.000Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** VIIRS says low, nominal, high (or their first letters), MODIS a number up to 100: below 30 low, from 80 high. */
function confidenceOf(said: string): Detection['confidence'] {
  if (/^\d+$/.test(said)) return Number(said) < 30 ? 'low' : Number(said) < 80 ? 'nominal' : 'high';
  const letter = said.charAt(0).toLowerCase();
  return letter === 'l' ? 'low' : letter === 'n' ? 'nominal' : letter === 'h' ? 'high' : null;
}

/** Metres between two places (the earth a ball). */
export function metresBetween(a: Pick<Detection, 'lng' | 'lat'>, b: Pick<Detection, 'lng' | 'lat'>): number {
  const radians = Math.PI / 180;
  const [latA, latB] = [a.lat * radians, b.lat * radians];
  const half = Math.sin((latB - latA) / 2) ** 2;
  const wide = Math.cos(latA) * Math.cos(latB) * Math.sin(((b.lng - a.lng) * radians) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(Math.min(1, half + wide)));
}
