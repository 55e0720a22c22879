import type { Law, Setting } from '../../kernel/law.ts';

/** The clauses behind the service of documents. */
export const documentLaws: Readonly<Record<string, Law>> = {
  'documents.service': {
    title: '行政处罚法',
    article: '第六十一条',
    effectiveOn: '2021-07-15',
    verified: true,
    source: '2021年修订文本；“七日”依第八十五条为工作日',
  },
  'documents.announcement': {
    title: '民事诉讼法',
    article: '第九十五条',
    effectiveOn: '2024-01-01',
    verified: true,
    source: '2023年修正文本',
  },
};

/** The numbers of service that a county may replace. */
export const documentSettings: Readonly<Record<string, Setting>> = {
  'documents.serviceWorkdays': {
    label: '决定书送达期限',
    unit: '工作日',
    value: 7,
    law: 'documents.service',
    min: 1,
    max: 30,
  },
  'documents.announcementDays': {
    label: '公告送达期满',
    unit: '日',
    value: 30,
    law: 'documents.announcement',
    min: 1,
    max: 90,
  },
};
