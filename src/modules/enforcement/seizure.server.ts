import { dayOf } from '../../kernel/calendar.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { extendSeizure } from './enforcement.endpoints.ts';
import { seizure } from './seizure.ledger.ts';
import { seizureUntil } from './term.rules.ts';

/** Answers an extension: once, before the end, and no longer than the law allows (行政强制法 25). */
export const extendSeizureHandler = handle(extendSeizure, async (ctx, { id, version, extendedBy, extendReason }) => {
  const row = await get(ctx, seizure, id);
  if (row.measure !== 'sealed' && row.measure !== 'detained')
    throw new Problem('refused', `${seizure.fields.measure.options[row.measure]}没有可以延长的期限`);
  if (row.extendedBy !== null) throw new Problem('refused', '查封扣押只能延长一次，请在期限内作出处理决定');
  const most = ctx.setting('enforcement.seizureExtraDays');
  if (extendedBy === 0 || extendedBy > most)
    throw wrongField('extendedBy', `延长不得超过 ${most} 日（行政强制法第二十五条），请填 1 到 ${most}`);
  const days = ctx.setting('enforcement.seizureDays');
  const appraisal = row.appraisalDays ?? 0;
  const until = seizureUntil(dayOf(row.takenAt), days, 0, appraisal);
  if (ctx.today > until) throw new Problem('refused', `期限 ${until} 已满，不能再延长，请立即解除或者处理`);
  const done = await take(withSystem(ctx), seizure, id, 'extend', { extendedBy, extendReason }, version);
  return { version: done.version, until: seizureUntil(dayOf(row.takenAt), days, extendedBy, appraisal) };
});
