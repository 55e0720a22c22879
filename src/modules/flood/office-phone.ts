import type { Code } from '../../kernel/code.ts';
import { phone } from '../../codes/phone.ts';

/** A telephone number that is made public: an office's or a duty room's. A mobile is somebody's own and is refused. */
export const officePhone: Code = {
  ...phone,
  name: 'officePhone',
  problem: (value) =>
    /^1\d{10}$/.test(value) ? '这个号码会向社会公布，请填办公或值班电话，不填个人手机' : phone.problem(value),
};
