import type { Code } from '../kernel/code.ts';
import { stars, tidy } from './tidy.ts';

/** A telephone number: mobile, a fixed line with or without its area code, one of 400 or 800; an extension follows 转. */
export const phone: Code = {
  name: 'phone',
  max: 40,
  normalise: (typed) =>
    tidy(typed)
      .replaceAll(/[()]/g, '')
      .replace(/^(?:\+?86|0086)(?=1\d{10}$|0)/, '')
      .replace(/(?:转|EXT|#|,)+(\d+)$/, '转$1'),
  problem: (value) => {
    if (forms.some((form) => form.test(value))) return null;
    if (/^1\d*$/.test(value)) return `手机号应为11位，现在是${value.length}位`;
    return '电话号码不对：手机填11位，固定电话带区号填写，分机写“转”';
  },
  mask: (value) => {
    const [number = '', extension] = value.split('转');
    const shown = mobile.test(number) ? 3 : number.startsWith('0') ? areaDigits(number) : 0;
    const last = mobile.test(number) ? 4 : 3;
    const masked = `${number.slice(0, shown)}${stars(number.length - shown - last)}${number.slice(-last)}`;
    return extension === undefined ? masked : `${masked}转${stars(extension.length)}`;
  },
};

const mobile = /^1[3-9]\d{9}$/;
const forms = [mobile, /^0\d{9,11}(转\d{1,6})?$/, /^[2-9]\d{6,7}(转\d{1,6})?$/, /^[48]00\d{7}(转\d{1,6})?$/];

/** Beijing and the numbers in 2 have area codes of three digits, all others of four. */
const areaDigits = (number: string) => (/^0[12]/.test(number) ? 3 : 4);
