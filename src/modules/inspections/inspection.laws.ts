import type { Law, Setting } from '../../kernel/law.ts';

/** What plans, draws and the number of visits rest on. */
export const inspectionLaws: Readonly<Record<string, Law>> = {
  'inspections.plan': {
    title: '安全生产法',
    article: '第六十二条（年度监督检查计划）',
    effectiveOn: '2021-09-01',
    verified: false,
    source: '2021年修正文本，条文待与官方文本核对',
  },
  'inspections.frequency': {
    title: '关于严格规范涉企行政检查的意见（国办发〔2024〕54号）',
    article: '（检查频次上限）',
    effectiveOn: null,
    verified: false,
    source: '年度频次上限由国务院部门和省级规定，按本地公布的上限设置',
  },
  'inspections.draw': {
    title: '关于推广随机抽查规范事中事后监管的通知（国办发〔2015〕58号）',
    article: '（随机抽查与结果公开）',
    effectiveOn: null,
    verified: false,
    source: '公示期限各地规定不一，按本地规定设置',
  },
  'inspections.expert': {
    title: '安全生产专家与技术服务机构管理规定',
    article: '（聘期与意见）',
    effectiveOn: null,
    verified: false,
    source: '各地办法不一，按本地规定设置',
  },
};

/** The numbers that a county replaces by its own. */
export const inspectionSettings: Readonly<Record<string, Setting>> = {
  'inspections.visitsPerYear': {
    label: '同一单位年度入企检查上限',
    unit: '次',
    value: 4,
    law: 'inspections.frequency',
    min: 1,
    max: 60,
  },
  'inspections.publishDays': {
    label: '抽查公示期限',
    unit: '个工作日',
    value: 20,
    law: 'inspections.draw',
    min: 1,
    max: 60,
  },
  'inspections.opinionDays': {
    label: '专家出具意见期限',
    unit: '个工作日',
    value: 5,
    law: 'inspections.expert',
    min: 1,
    max: 30,
  },
};
