import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { visit } from '../inspections/index.ts';
import { hazard, order, recordVisit } from './index.ts';

/** The pages and lists of hazards. */
export const hazardPages: ModulePages = {
  group: 'safety',
  label: '隐患治理',
  ledgers: [
    { ledger: hazard, icon: AlertOutlined },
    { ledger: order, icon: FileDoneOutlined },
  ],
  pages: [
    {
      path: '/record-visit',
      label: recordVisit.label,
      icon: FormOutlined,
      by: recordVisit.by,
      creates: visit,
      load: () => import('./record-visit-page.web.tsx').then((page) => page.RecordVisitPage),
    },
  ],
};
