import { uuidv7 } from 'uuidv7';
import { wrongField } from '../../kernel/problem.ts';
import { areasOf } from '../../server/http/names.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { handle } from '../../server/module.ts';
import { beginDispatch } from './duty.endpoints.ts';
import { dispatchCall } from './roll-call.ledger.ts';

/** Answers the beginning of a dispatch: a line for every town, in its town. */
export const beginDispatchHandler = handle(beginDispatch, async (ctx, { kind, subject, callBy }) => {
  if (callBy < ctx.now) throw wrongField('callBy', '应呼叫时间须在现在之后');
  const towns = (await areasOf(ctx)).filter(({ id }) => id.length === 9);
  const calls = towns.map(({ id, name }) => ({
    action: 'create',
    before: null,
    after: newRow(ctx, dispatchCall, { id: uuidv7(), area: id, unit: name, kind, subject, callBy }),
    note: '',
  }));
  await saveMany(ctx, dispatchCall, calls);
  return { calls: calls.length };
});
