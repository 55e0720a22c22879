import type { Balance } from '../../server/balance/balance.ts';
import { stockLot } from './lot.ledger.ts';
import { stockMovement } from './movement.ledger.ts';

/** Goods by item, place, batch and expiry: what has moved is what is there, and never less than nothing. */
export const stockBalance: Balance = {
  movements: stockMovement,
  at: 'movedAt',
  amount: 'quantity',
  reverses: 'reverses',
  by: ['supply', 'storage', 'batch', 'expiresOn'],
  card: stockLot,
  keeps: 'onHand',
  noun: '库存',
};
