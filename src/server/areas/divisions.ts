import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { Problem } from '../../kernel/problem.ts';

/** A county of China with its towns and villages, each by its full code; `city` is the city above it, '' where there is none. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
}

/** The day the divisions that come with the program tell of: 统计用区划代码, published in September 2023. */
export const divisionsOn = '2023-06-30';

const folder = fileURLToPath(new URL('../../../db/divisions/', import.meta.url));

/**
 * The county of a code of six digits, from the files that db/divisions/extract.ts made. Throws Problem 'invalid' for anything else,
 * with the codes that may have been meant.
 */
export function countyOf(code: string): County {
  if (!/^\d{6}$/.test(code)) throw wrong(code, '应为 6 位数字的县级代码，如 510722（四川省绵阳市三台县）');
  if (/^(71|81|82)/.test(code)) throw wrong(code, '台湾、香港、澳门的区划不在随附的数据里');
  const lines = linesOf(code);
  const start = lines.findIndex((line) => line.startsWith(`#${code} `));
  if (start === -1) throw unknown(code, lines);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('#') || line.startsWith('@'));
  const city = lines.slice(0, start).findLast((line) => line.startsWith('@')) ?? '';
  return {
    code,
    name: lines[start]?.slice(8) ?? '',
    city: municipalities[code.slice(0, 2)] ?? (city.includes('直辖') ? '' : city.slice(6)),
    areas: areasIn(code, end === -1 ? rest : rest.slice(0, end)),
  };
}

/** The table has no name of its own for the level between these and their districts. */
const municipalities: Readonly<Record<string, string>> = { 11: '北京市', 12: '天津市', 31: '上海市', 50: '重庆市' };

function linesOf(code: string): readonly string[] {
  const province = code.slice(0, 2);
  const path = join(folder, `${province}.br`);
  if (existsSync(path)) return brotliDecompressSync(readFileSync(path)).toString('utf8').split('\n');
  const known = readdirSync(folder).flatMap((name) => (name.endsWith('.br') ? [name.slice(0, 2)] : []));
  throw wrong(code, `没有以 ${province} 开头的省级代码，有 ${known.toSorted().join('、')}`);
}

function areasIn(county: string, lines: readonly string[]): County['areas'] {
  let town = '';
  let number = 0;
  return lines.map((line) => {
    if (line.startsWith('+')) {
      [town, number] = [county + line.slice(1, 4), 0];
      return { code: town, name: line.slice(5) };
    }
    const [name = '', given] = line.split('\t');
    number = given === undefined ? number + 1 : Number(given);
    return { code: town + String(number).padStart(3, '0'), name };
  });
}

const later = `随附的区划截至 ${divisionsOn}；此后新设、改码的县请先用原代码建立，再在“设置 → 行政区划”里变更`;

function unknown(code: string, lines: readonly string[]): Problem {
  const city = lines.find((line) => line.startsWith(`@${code.slice(0, 4)} `));
  if (city === undefined) {
    const cities = lines.flatMap((line) => (line.startsWith('@') ? [`${line.slice(1, 5)} ${line.slice(6)}`] : []));
    return wrong(code, `前四位不对，该省有：${cities.join('、')}。${later}`);
  }
  const own = lines.flatMap((line) =>
    line.startsWith(`#${code.slice(0, 4)}`) ? [`${line.slice(1, 7)} ${line.slice(8)}`] : [],
  );
  const what = code.endsWith('00')
    ? `这是地级的代码，请用${city.slice(6)}的县级代码`
    : `${city.slice(6)}没有这个县级代码，有`;
  return wrong(code, `${what}：${own.join('、')}。${later}`);
}

const wrong = (code: string, reason: string) => new Problem('invalid', `县代码“${code}”不对：${reason}`);
