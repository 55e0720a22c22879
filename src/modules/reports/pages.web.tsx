import FileSearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import HistoryOutlined from '@ant-design/icons/es/icons/HistoryOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { composeReport, pastFigure, proofMemory, proofreadText, readOldReport } from './index.ts';

/** The pages and lists of reports. */
export const reportPages: ModulePages = {
  group: 'reports',
  label: '工作报告',
  ledgers: [
    { ledger: pastFigure, icon: HistoryOutlined },
    { ledger: proofMemory, icon: SafetyOutlined },
  ],
  pages: [
    {
      path: '/reports',
      label: '工作报告',
      icon: FileTextOutlined,
      by: composeReport.by,
      load: () => import('./report-page.web.tsx').then((page) => page.ReportPage),
    },
    {
      path: '/reports/proof',
      label: '校对',
      icon: FileSearchOutlined,
      by: proofreadText.by,
      load: () => import('./proof-page.web.tsx').then((page) => page.ProofPage),
    },
    {
      path: '/reports/old',
      label: '旧报告',
      icon: HistoryOutlined,
      by: readOldReport.by,
      load: () => import('./old-report-page.web.tsx').then((page) => page.OldReportPage),
    },
  ],
};
