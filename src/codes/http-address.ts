import type { Code } from '../kernel/code.ts';

/** An address on the web or in an office network, with http or https. */
export const httpAddress: Code = {
  name: 'httpAddress',
  max: 500,
  normalise: (typed) => typed.normalize('NFKC').trim(),
  problem: (value) => {
    const protocol = URL.parse(value)?.protocol;
    return protocol === 'http:' || protocol === 'https:' ? null : '地址应以 http:// 或 https:// 开头，请核对';
  },
  mask: (value) => `${URL.parse(value)?.origin ?? ''}/*`,
};
