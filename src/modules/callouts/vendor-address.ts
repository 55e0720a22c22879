import type { Code } from '../../kernel/code.ts';

/** Where a vendor is spoken to: a whole address, with the protocol in front. */
export const vendorAddress: Code = {
  name: 'vendorAddress',
  max: 300,
  normalise: (typed) => typed.trim(),
  problem: (value) =>
    /^(https?|smtps?|mqtts?|smpps?):\/\/[^\s/]/.test(value) && URL.canParse(value)
      ? null
      : '地址应写全，如 https://dysmsapi.aliyuncs.com',
  mask: (value) => `${value.slice(0, 8)}****`,
};
