import { type Law, type Setting, unverified } from '../../kernel/law.ts';

/** What the terms of the building survey rest on; the days are given with each task, no clause names them. */
export const buildingLaws: Readonly<Record<string, Law>> = {
  'buildings.survey': unverified(
    '全国自建房安全专项整治工作方案',
    '（排查与初判）',
    '国办发明电〔2022〕10号；期限按本地部署',
  ),
  'buildings.appraise': unverified(
    '全国自建房安全专项整治工作方案',
    '（安全鉴定）',
    '国办发明电〔2022〕10号；期限按本地部署',
  ),
  'buildings.treat': unverified(
    '全国自建房安全专项整治工作方案',
    '（分类整治）',
    '国办发明电〔2022〕10号；期限按本地部署',
  ),
  'buildings.recheck': unverified('房屋排查质量抽查要求', '（抽查复核与差错率）', '各地要求不一，按本地规定设置'),
};

/** The numbers by which the survey's quality is judged; a county replaces them by its own. */
export const buildingSettings: Readonly<Record<string, Setting>> = {
  'buildings.errorPercent': {
    label: '房屋排查抽查差错率上限',
    unit: '个百分点',
    value: 5,
    law: 'buildings.recheck',
    min: 1,
    max: 50,
  },
  'buildings.duplicateMetres': {
    label: '疑似重复房屋的距离',
    unit: '米',
    value: 5,
    law: 'buildings.recheck',
    min: 1,
    max: 50,
  },
};
