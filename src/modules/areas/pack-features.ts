import { Problem } from '../../kernel/problem.ts';
import { isRecord } from '../../kernel/where.ts';

/** Features that travel together, with the number of the first in its file. */
export interface FeaturePart {
  readonly features: unknown[];
  readonly first: number;
}

const most = 50_000_000;
const perCall = 800_000;

/**
 * The features of a GeoJSON text in parts that one call takes, their coordinates cut to a decimetre; what alone is too large is told.
 * Throws Problem 'invalid' for what is no collection of features, or in other coordinates than degrees.
 */
export function packFeatures(text: string): {
  readonly parts: readonly FeaturePart[];
  readonly problems: readonly { readonly feature: number; readonly words: string }[];
} {
  if (text.length > most) throw new Problem('tooLarge', '文件超过 50 MB：请按乡镇分成几个文件，或先在制图软件里简化');
  const file = parsed(text);
  const features = isRecord(file) && file['type'] === 'FeatureCollection' ? file['features'] : undefined;
  if (!Array.isArray(features))
    throw new Problem('invalid', '不是 GeoJSON 的 FeatureCollection：请从制图软件导出为 GeoJSON');
  const crs = isRecord(file) ? JSON.stringify(file['crs'] ?? null) : 'null';
  if (crs !== 'null' && !/CRS84|EPSG:+(?:4490|4326)\b|EPSG::(?:4490|4326)\b|CGCS2000"/.test(crs))
    throw new Problem('invalid', `坐标系是 ${crs.slice(0, 80)}：请转换为 CGCS2000 经纬度（EPSG:4490）后再导入`);
  const parts: FeaturePart[] = [];
  const problems: { feature: number; words: string }[] = [];
  let size = perCall;
  for (const [index, given] of features.entries()) {
    const packed = JSON.stringify(given, (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1_000_000) / 1_000_000 : value,
    );
    if (packed.length > perCall) {
      problems.push({ feature: index + 1, words: '图形过大：请先在制图软件里简化到 5 米左右再导入' });
      size = perCall;
      continue;
    }
    if (size + packed.length > perCall) {
      parts.push({ features: [], first: index + 1 });
      size = 0;
    }
    parts.at(-1)?.features.push(JSON.parse(packed));
    size += packed.length;
  }
  return { parts, problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid', '文件不是 JSON，或没有传完整：请重新导出');
  }
}
