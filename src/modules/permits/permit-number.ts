import type { PermitKind } from './permit-kinds.ts';

/** The series a permit's number comes from: 许可证编号 of fireworks retail is 〔应急厅〔2020〕31号〕's LS, the others go by local usage. */
export const permitSeries: Readonly<Record<PermitKind, string>> = {
  fireworksRetail: 'LS',
  hazchemOperation: '危化经字',
  safetyProduction: '安许证字',
};

/** A permit's number out of the next number of its series: 安应急LS〔2026〕12号 → （安应急）LS〔2026〕0012. */
export function permitNumberOf(kind: PermitKind, next: string): string {
  const series = permitSeries[kind];
  const [, issuer = '', year = '', count = ''] = new RegExp(`^(.*)${series}〔(\\d{4})〕(\\d+)号$`).exec(next) ?? [];
  const padded = count.padStart(4, '0');
  return kind === 'fireworksRetail'
    ? `（${issuer}）LS〔${year}〕${padded}`
    : `${issuer}${series}〔${year}〕${padded}号`;
}

/** What is wrong with a fireworks permit's number as it was typed: (发证机关简称)PF或LS〔年份〕流水号 (应急厅〔2020〕31号). */
export function fireworksNumberFault(typed: string): string | undefined {
  return /^[(（].+?[)）](PF|LS)[〔[［【]\d{4}[〕\]］】]\d+$/.test(typed)
    ? undefined
    : '烟花爆竹许可证编号应为“（发证机关简称）LS〔年份〕流水号”，例如（安应急）LS〔2026〕0012';
}
