import { choice, day, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { sectors } from '../sites/index.ts';

/** Which section of the bureau handles whose cases: without a row any section may, with rows only those named. */
export const caseDuty = ledger('caseDuty', {
  label: '执法分工',
  title: 'section',
  fields: {
    section: text({ label: '股室', required: true, key: true, max: 50, hint: '与账号岗位中的股室名称一致' }),
    sector: choice({ label: '行业领域', key: true, options: sectors, hint: '不填为所有行业' }),
    since: day({ label: '起始日期', required: true }),
    endedOn: day({ label: '终止日期' }),
  },
  states: { active: '有效', ended: '已终止' },
  initial: 'active',
  steps: {
    end: {
      label: '终止',
      from: ['active'],
      to: 'ended',
      by: ['leader', 'committeeOffice'],
      stamps: { endedOn: 'today' },
    },
  },
  may: { read: [...bureau, 'township'], create: ['leader', 'committeeOffice'], update: ['leader', 'committeeOffice'] },
});
