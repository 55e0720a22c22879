import type { Code } from '../../kernel/code.ts';
import { personName } from '../../codes/person-name.ts';
import { phone } from '../../codes/phone.ts';

/** Nothing of who informed may be guessed: the mask is the same for everybody. */
const hidden = () => '******';

/** The name of somebody who informed. */
export const informantName: Code = { ...personName, name: 'informantName', mask: hidden };

/** The telephone of somebody who informed. */
export const informantPhone: Code = { ...phone, name: 'informantPhone', mask: hidden };

/** Who alone may learn who informed; the county has at most two of them. */
export const informantOpeners = ['tipKeeper'] as const;
