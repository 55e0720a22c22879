import { makeCreditCode } from '../codes/credit-code.ts';
import type { Chance } from './chance.ts';

/** Company, individual business, public institution, private non-enterprise unit: the first two characters of a credit code. */
export type CreditKind = '91' | '92' | '12' | '52';

/** An invented unified social credit code of the fictional county, with right check digits (GB 32100 and GB 11714). */
export function creditCode(kind: CreditKind, { pick }: Chance): string {
  return makeCreditCode(`${kind}519901`, `MA${Array.from({ length: 6 }, () => pick(charset)).join('')}`);
}

const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
