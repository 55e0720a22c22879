/** A number that was read from a cell, or what is wrong with it. */
export type ReadNumber = { readonly value: number } | { readonly fault: string };

const unitsBehind = /(?:人|个|家|户|处|次|件|台|套|组|名|辆|间|公里|亩)$/;

/** A whole number as people write it: 12, 1,200, 12人, 12.0, full width. */
export function readCount(cell: string | number): ReadNumber {
  const text = String(cell).normalize('NFKC').replaceAll(/[\s,]/g, '').replace(unitsBehind, '');
  if (/^-?\d{1,15}(\.0+)?$/.test(text)) return { value: Number(text) };
  if (/^-?\d+\.\d+$/.test(text)) return { fault: `“${String(cell)}”不是整数` };
  return { fault: `“${String(cell)}”不是数字，请只填数字` };
}

/** An amount in fen, from a number in yuan or 万元 or with its unit behind it: 1200.5, 1,200.50元, ￥300, 3.5万元. Exact to the fen. */
export function readMoney(cell: string | number, unit: 'yuan' | 'wanyuan'): ReadNumber {
  const text = String(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell)
    .normalize('NFKC')
    .replaceAll(/[\s,¥￥]/g, '')
    .replace(/^(人民币|rmb)/i, '');
  const found = /^(-?)(\d{1,13})(?:\.(\d+))?(万元|万|元|圆)?(整)?$/.exec(text);
  if (!found) return { fault: `“${String(cell)}”不是金额，请只填数字` };
  const [, sign = '', whole = '', fraction = '', said] = found;
  const places = said === '万元' || said === '万' || (said === undefined && unit === 'wanyuan') ? 6 : 2;
  if (/[1-9]/.test(fraction.slice(places))) return { fault: `“${String(cell)}”比分还细，金额最多到分` };
  const value = Number(`${sign}${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
  return Number.isSafeInteger(value) ? { value } : { fault: `“${String(cell)}”过大，请核对` };
}

/** 是 or 否, in the signs people use for them. */
export function readFlag(cell: string | number | boolean): { readonly value: boolean } | { readonly fault: string } {
  const text = String(cell).normalize('NFKC').trim().toLowerCase();
  if (['是', '有', 'y', 'yes', 'true', '1', '√', '✓', '✔', '对'].includes(text)) return { value: true };
  if (['否', '无', '没有', 'n', 'no', 'false', '0', '×', 'x', '✗'].includes(text)) return { value: false };
  return { fault: `“${String(cell)}”请填 是 或 否` };
}
