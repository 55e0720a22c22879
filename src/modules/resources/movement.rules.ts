import { directions, type MovementKind, movementKinds } from './movement-kinds.ts';

/** What is wrong with a movement by itself: the sign goes with the kind, and the other way round when it takes one back. */
export function faultsOf(row: {
  readonly kind: MovementKind;
  readonly quantity: number;
  readonly reverses: string | null;
}): Readonly<Record<string, string>> | undefined {
  if (row.quantity === 0) return { quantity: '增减数量不能为 0，没有变化的不用登记' };
  const wanted = directions[row.kind] * (row.reverses === null ? 1 : -1);
  if (Math.sign(row.quantity) === wanted) return undefined;
  const words = `${row.reverses === null ? '' : '冲销'}${movementKinds[row.kind]}`;
  return { quantity: wanted > 0 ? `${words}使库存增加，请填正数` : `${words}使库存减少，请填负数，如 -15` };
}
