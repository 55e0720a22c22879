import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** What plans, draws and the number of visits rest on. */
export const inspectionLaws: Readonly<Record<string, Law>> = {
  'inspections.plan': {
    title: '安全生产法',
    article: '第六十二条（年度监督检查计划）',
    effectiveOn: '2021-09-01',
    verified: false,
    source: '2021年修正文本，条文待与官方文本核对',
  },
  'inspections.frequency': unverified(
    '关于严格规范涉企行政检查的意见（国办发〔2024〕54号）',
    '（检查频次上限）',
    '年度频次上限由国务院部门和省级规定，按本地公布的上限设置',
  ),
  'inspections.draw': unverified(
    '关于推广随机抽查规范事中事后监管的通知（国办发〔2015〕58号）',
    '（随机抽查与结果公开）',
    '公示期限各地规定不一，按本地规定设置',
  ),
  'inspections.filing': unverified(
    '涉企行政执法备案和定期联合执法检查规定',
    '（事先备案与联合检查）',
    '各地暂行办法，按本地规定执行',
  ),
  'inspections.expert': unverified(
    '安全生产专家与技术服务机构管理规定',
    '（聘期与意见）',
    '各地办法不一，按本地规定设置',
  ),
};

/** The numbers that a county replaces by its own. */
export const inspectionSettings: Readonly<Record<string, Setting>> = {
  'inspections.visitsPerYear': setting('同一单位年度入企检查上限', '次', 4, 'inspections.frequency', 60),
  'inspections.publishDays': setting('抽查公示期限', '个工作日', 20, 'inspections.draw', 60),
  'inspections.opinionDays': setting('专家出具意见期限', '个工作日', 5, 'inspections.expert', 30),
};
