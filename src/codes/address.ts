import type { Code } from '../kernel/code.ts';

/** A home address: it is shown down to the village or the estate, without house and door. */
export const address: Code = {
  name: 'address',
  max: 200,
  normalise: (typed) => typed.normalize('NFKC').trim().replaceAll(/\s+/g, ''),
  problem: (value) => (/\p{L}/u.test(value) && !value.includes('*') ? null : '地址不对，请写到门牌号或村组'),
  mask: (value) => `${placeOf(value)}****`,
};

/** What comes before house and door: as far as the last village, community or estate, or else the town. */
function placeOf(value: string): string {
  const small = /^.+(?:社区|小区|家园|花园|新村|村|苑|湾)/u.exec(value)?.[0];
  const large = small ?? /^.+(?:街道|镇|乡|区|县|市)/u.exec(value)?.[0] ?? '';
  return large === value ? '' : large;
}
