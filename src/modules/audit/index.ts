import { module } from '../../kernel/module.ts';

/** The proof of what was done: how long logs are kept. What is sealed and how is in src/server/proof. */
export const audit = module('audit', {
  label: '审计',
  laws: {
    'audit.log': {
      title: '中华人民共和国网络安全法',
      article: '第二十三条第三项',
      effectiveOn: '2017-06-01',
      verified: false,
      source: '2025年修正后的条款序号未核对官方文本',
    },
  },
  settings: {
    'audit.logMonths': { label: '访问日志保存期限', unit: '个月', value: 12, law: 'audit.log', min: 6, max: 120 },
  },
});
