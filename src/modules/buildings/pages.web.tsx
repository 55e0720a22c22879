import BankOutlined from '@ant-design/icons/es/icons/BankOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import FileSearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { building, recheckItem, recheckSample, surveyProgress } from './index.ts';

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
  ],
};
