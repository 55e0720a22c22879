/** A quantity in a text: a number or a mask with its unit. */
export interface Figure {
  readonly at: number;
  readonly length: number;
  /** The number as it stands, e.g. '5.5', '三', '百', '**'. */
  readonly digits: string;
  /** Its value in the unit as printed (12 for 12万元); undefined when masked. */
  readonly value: number | undefined;
  /** 万, 亿, 千 or 百 between number and unit. */
  readonly scale: string;
  /** 余, 多, 几 and where they stand; 近, 约, 超 before; 以上, 左右 behind. */
  readonly about: string;
  readonly unit: string;
}

const units =
  '个百分点|家（次）|家(次)|（家）次|台（辆）|台(辆)|栋（户）|栋(户)|座（处）|支（队）|个品类|人次|家次|场次|台次|台套|辆次|车次|户次|批次|点次|架次|件次|套次|起次|万亩|立方米|平方米|平方公里|立方|公里|千米|毫米|小时|分钟|个月|元|家|个|人|名|次|份|处|起|条|项|支|期|场|部|户|件|栋|座|台|辆|顶|床|张|艘|块|幅|篇|吨|亩|米|种|类|套|轮|例|册|只|本|面|间|村|批|道|箱|桶|瓶|盒|枚|把|双|架|袋|具|根|盏|笔|宗|页|组|队|位|所|天|级|分|镇';

const quantity = new RegExp(
  `(?<before>近|约|超过|超|逾|达到?)?(?<digits>\\d[\\d,，]*\\d(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?<![一-龥])\\*{1,6}(?:\\.\\*+)?|\\*{1,6}(?:\\.\\*+)?(?=[余多万千百亿元家个人次份处起条项支期场部户件栋座台辆顶床张艘块幅篇吨亩])|[一二两三四五六七八九十百千]+(?=[余多]?万?(?:个|家|名|人|次|支|项|起|部|件|处|座|条|场|轮|份))|(?:百|千|上百|上千|近百|近千|数百|数千)(?=万|余|多|人|次|家|份))(?<scale>(?:万|亿|千|百)*)(?<about>余|多|几|来)?(?<scale2>万|亿)?(?<about2>余|多)?(?<unit>${units}|%|％|‰)?`,
  'g',
);

const chinese: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The value of a Chinese number below ten thousand (二十三, 百, 两千); NaN when it is none. */
export function chineseValue(words: string): number {
  let total = 0;
  let digit = 0;
  for (const word of words) {
    const scale = { 十: 10, 百: 100, 千: 1000 }[word];
    const value = chinese[word];
    if (scale === undefined && value === undefined) return Number.NaN;
    if (value !== undefined) digit = value;
    else {
      total += (digit === 0 ? 1 : digit) * (scale ?? 0);
      digit = 0;
    }
  }
  return total + digit;
}

/** The quantities of a line, in order. Dates, document numbers, ordinals and years are none. */
export function figuresIn(text: string): readonly Figure[] {
  return [...text.matchAll(quantity)].flatMap((match) => {
    const {
      before = '',
      digits = '',
      scale = '',
      about = '',
      scale2 = '',
      about2 = '',
      unit = '',
    } = match.groups ?? {};
    if (unit === '' && scale + scale2 === '') return [];
    const at = match.index + before.length;
    const length = match[0].length - before.length;
    if (isNoQuantity(text, at, digits, match.index + match[0].length, unit)) return [];
    return [
      { at, length, digits, value: valueOf(digits), scale: scale + scale2, about: before + about + about2, unit },
    ];
  });
}

/** The value of printed digits; undefined when they are masked. */
function valueOf(digits: string): number | undefined {
  if (digits.includes('*')) return undefined;
  const value = /\d/.test(digits)
    ? Number(digits.replaceAll(/[,，]/g, ''))
    : chineseValue(digits.replace(/^[上近数]/, ''));
  return Number.isNaN(value) ? undefined : value;
}

function isNoQuantity(text: string, at: number, digits: string, end: number, unit: string): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 3), at), text.slice(end, end + 3)];
  if (/第$|[〔［[]$|“$|[·.－-]$/.test(before) && !/[“]$/.test(before)) return true;
  if (before.endsWith('“') && /^[一二三四五六七八九十]/.test(digits)) return true;
  if (unit === '' && /^[年月日号时]/.test(after)) return true;
  if (/^[一二三四五六七八九十百千]/.test(digits) && !countsInWords(text, at, digits, unit, after)) return true;
  return unit === '个' && /^(人|体)(?!数)/.test(after) && digits === '一';
}

/** Whether a number in words counts something: 三个方面, 两支队伍; not 一次性, 第一, 统一, 三中全会, 一级. */
function countsInWords(text: string, at: number, digits: string, unit: string, after: string): boolean {
  const before = text.charAt(at - 1);
  if (/[统唯万十百千之专同第不每任某逐进]/.test(before)) return false;
  if (digits === '一' && !/^(个|家|支|起|座|部)$/.test(unit)) return false;
  if (/^[性体线批级]/.test(after)) return false;
  return /^(个|家|名|支|项|起|部|件|处|座|条|场|轮|份|次|人|人次|家次|场次)$/.test(unit) || unit === '';
}
