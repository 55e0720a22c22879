import type { Code } from '../../kernel/code.ts';

/** The secret by which the county signs at a vendor: a key or a password, of no form but its length. */
export const vendorSecret: Code = {
  name: 'vendorSecret',
  max: 200,
  normalise: (typed) => typed.trim(),
  problem: (value) => {
    if (value.length < 6 || /\s/.test(value)) return '密钥至少 6 位，中间不能有空格，请从供应商处完整复制';
    return /^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(value) ? '这是统一社会信用代码，不是密钥，请核对' : null;
  },
  mask: (value) => `${value.slice(0, 2)}******`,
};
