import type { AreaLine } from './area-line.ts';

const codeKeys = ['code', 'adcode', 'xzqdm', 'gbcode', 'id', '行政区划代码', '区划代码', '代码'];
const nameKeys = ['name', 'xzqmc', 'mc', '行政区划名称', '区划名称', '名称', '乡镇名称', '村名称'];

/**
 * The area of today a feature stands for: by a property that holds its code (trailing noughts may be there), else by its name. Words
 * when it is none of the county's, or more than one.
 */
export function matchFeature(
  properties: Readonly<Record<string, unknown>>,
  areas: readonly AreaLine[],
): AreaLine | string {
  const of = (keys: readonly string[]) =>
    Object.entries(properties).flatMap(([key, value]) =>
      keys.includes(key.trim().toLowerCase()) && (typeof value === 'string' || typeof value === 'number')
        ? [String(value).trim()]
        : [],
    );
  const codes = of(codeKeys).filter((text) => /^\d{6,12}$/.test(text));
  const byCode = codes.flatMap((text) => areas.filter(({ code }) => text === code || text === code.padEnd(12, '0')));
  if (byCode[0]) return byCode[0];
  const names = of(nameKeys);
  const byName = names.flatMap((text) => areas.filter(({ name }) => name === text));
  const [only, second] = byName;
  if (second)
    return `名称“${only?.name ?? ''}”在本县不止一处（${byName.map(({ code }) => code).join('、')}），请在属性里加上代码`;
  if (only) return only;
  const said = [...codes, ...names].join('、');
  return said === ''
    ? '属性里没有代码（code、行政区划代码）或名称（name、名称），不知道是哪里的界线'
    : `“${said}”不是本县现行的乡镇或村（社区）`;
}
