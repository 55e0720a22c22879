import { handle, type ServerModule } from '../../server/module.ts';
import { settleNumbers } from '../../server/numbers/settle-numbers.ts';
import { listNumbers as list } from './list-numbers.server.ts';
import { listNumbers, previewNumber, setNumber } from './numbers.endpoints.ts';
import { previewNumber as preview, setNumber as set } from './set-number.server.ts';

/** The server's half of the numbers of laws and localities. */
export const numbersServer: ServerModule = {
  name: 'numbers',
  handlers: [handle(listNumbers, list), handle(previewNumber, preview, 'snapshot'), handle(setNumber, set)],
  jobs: [settleNumbers],
};
