/** Why a stock changes. */
export const movementKinds = {
  opening: '期初',
  receipt: '入库',
  issue: '出库',
  transferOut: '调出',
  transferIn: '调入',
  lend: '借出',
  giveBack: '归还',
  gain: '盘盈',
  loss: '盘亏',
  writeOff: '报废',
} as const;

/** A reason why a stock changes. */
export type MovementKind = keyof typeof movementKinds;

/** Which way a movement changes the stock: 1 adds, -1 takes away. */
export const directions: Readonly<Record<MovementKind, 1 | -1>> = {
  opening: 1,
  receipt: 1,
  issue: -1,
  transferOut: -1,
  transferIn: 1,
  lend: -1,
  giveBack: 1,
  gain: 1,
  loss: -1,
  writeOff: -1,
};
