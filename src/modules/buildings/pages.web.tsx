import BankOutlined from '@ant-design/icons/es/icons/BankOutlined';
import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import FileSearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { building, drawRecheck, likelyDuplicates, recheckItem, recheckSample, surveyProgress } from './index.ts';

/** The lists and pages of the building survey. */
export const buildingPages: ModulePages = {
  group: 'safety',
  label: '房屋排查',
  ledgers: [
    { ledger: building, icon: BankOutlined },
    { ledger: recheckSample, icon: FileSearchOutlined },
    { ledger: recheckItem, icon: SolutionOutlined },
  ],
  pages: [
    {
      path: '/building-progress',
      label: surveyProgress.label,
      icon: DashboardOutlined,
      by: surveyProgress.by,
      load: () => import('./progress-page.web.tsx').then((page) => page.ProgressPage),
    },
    {
      path: '/building-duplicates',
      label: likelyDuplicates.label,
      icon: CopyOutlined,
      by: likelyDuplicates.by,
      load: () => import('./duplicates-page.web.tsx').then((page) => page.DuplicatesPage),
    },
    {
      path: '/draw-recheck',
      label: drawRecheck.label,
      icon: FileSearchOutlined,
      by: drawRecheck.by,
      load: () => import('./draw-recheck-page.web.tsx').then((page) => page.DrawRecheckPage),
    },
    {
      path: '/rechecks/$id',
      label: recheckSample.label,
      icon: FileSearchOutlined,
      by: recheckSample.may.read,
      opens: recheckSample,
      inner: true,
      load: () => import('./recheck-page.web.tsx').then((page) => page.RecheckPage),
    },
  ],
};
