/** The bureau's sections, and the two bodies outside it that have accounts. */
export const sections = {
  leaders: '局领导',
  office: '办公室',
  committeeOffice: '安委办（综合协调股）',
  supervisionOne: '监管一股（危化烟花）',
  supervisionTwo: '监管二股（工贸矿山）',
  brigade: '应急管理综合行政执法大队',
  commandCentre: '应急指挥中心',
  disasterRelief: '减灾救灾股',
  supplies: '物资保障股',
  information: '信息技术股',
  township: '乡镇（街道）应急办',
  village: '村（社区）',
  enterprise: '企业',
} as const;

/** The key of a section. */
export type Section = keyof typeof sections;
