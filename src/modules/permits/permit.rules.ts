/** What of a permit says whether it may be relied on. */
interface Standing {
  readonly state: string;
  readonly validFrom: string;
  readonly validTo: string;
}

const ended: readonly string[] = ['expired', 'replaced', 'cancelled'];

/** Why a permit cannot be relied on today, whatever the clock has already written on it; undefined while it is good. */
export function permitFault({ state, validFrom, validTo }: Standing, today: string): string | undefined {
  if (state === 'cancelled') return '许可证已注销';
  if (state === 'replaced') return '许可证已换发新证';
  if (state === 'suspended') return '许可证正在暂扣';
  if (ended.includes(state) || validTo < today) return `许可证已于 ${validTo} 到期`;
  return validFrom > today ? `许可证自 ${validFrom} 起生效` : undefined;
}
