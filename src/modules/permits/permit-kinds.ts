/** The permits a county's bureau decides on or reviews first. */
export const permitKinds = {
  fireworksRetail: '烟花爆竹经营（零售）许可证',
  hazchemOperation: '危险化学品经营许可证',
  safetyProduction: '安全生产许可证',
} as const;

/** The key of a kind of permit. */
export type PermitKind = keyof typeof permitKinds;

/** How dangerous the chemicals are that somebody trades in: the law sends the graver ones to the city (危险化学品安全法 第五十三条至第五十五条). */
export const hazchemClasses = {
  noStorage: '无储存设施',
  storage: '有储存设施',
  storageMajor: '有储存设施且构成重大危险源',
  toxic: '经营剧毒或易制爆危险化学品',
} as const;

/** Whom the law names to decide; undefined where provinces differ and the officer says (烟花爆竹安全管理条例 第十九条；危险化学品安全法 第五十五条). */
export function lawfulAuthority(
  kind: PermitKind,
  hazchemClass: keyof typeof hazchemClasses | null,
): 'county' | 'city' | undefined {
  if (kind === 'fireworksRetail') return 'county';
  if (kind !== 'hazchemOperation') return undefined;
  return hazchemClass === 'toxic' || hazchemClass === 'storageMajor' ? 'city' : undefined;
}
