import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FlagOutlined from '@ant-design/icons/es/icons/FlagOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import ShopOutlined from '@ant-design/icons/es/icons/ShopOutlined';
import type { ModulePages } from '../web/pages.ts';
import { hazard, order, recordVisit } from './hazards/index.ts';
import { visit } from './inspections/index.ts';
import { campaign } from './oversight/index.ts';
import { composeReport } from './reports/index.ts';
import { site } from './sites/index.ts';

/** What every module shows, in the order of the menu. A page of a module's own is named here and loaded when it is opened. */
export const modulePages: readonly ModulePages[] = [
  { group: 'safety', ledgers: [{ ledger: site, icon: ShopOutlined }] },
  { group: 'safety', ledgers: [{ ledger: visit, icon: SearchOutlined }] },
  {
    group: 'safety',
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
        load: () => import('./hazards/record-visit-page.web.tsx').then((page) => page.RecordVisitPage),
      },
    ],
  },
  { group: 'coordination', ledgers: [{ ledger: campaign, icon: FlagOutlined }] },
  {
    group: 'reports',
    pages: [
      {
        path: '/reports',
        label: '工作报告',
        icon: FileTextOutlined,
        by: composeReport.by,
        load: () => import('./reports/report-page.web.tsx').then((page) => page.ReportPage),
      },
    ],
  },
];
