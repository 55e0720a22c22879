import CarryOutOutlined from '@ant-design/icons/es/icons/CarryOutOutlined';
import DiffOutlined from '@ant-design/icons/es/icons/DiffOutlined';
import EditOutlined from '@ant-design/icons/es/icons/EditOutlined';
import FunctionOutlined from '@ant-design/icons/es/icons/FunctionOutlined';
import FileSearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import HistoryOutlined from '@ant-design/icons/es/icons/HistoryOutlined';
import ReadOutlined from '@ant-design/icons/es/icons/ReadOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import type { ModulePages } from '../../web/pages.ts';
import {
  bulletinSeries,
  commitment,
  compareReport,
  pastFigure,
  problem,
  proofMemory,
  report,
  taskBoard,
} from './index.ts';

/** The pages and lists of reports. */
export const reportPages: ModulePages = {
  group: 'reports',
  label: '工作报告',
  ledgers: [
    { ledger: commitment, icon: CarryOutOutlined },
    { ledger: problem, icon: WarningOutlined },
    { ledger: bulletinSeries, icon: ReadOutlined },
    { ledger: pastFigure, icon: HistoryOutlined },
    { ledger: proofMemory, icon: SafetyOutlined },
  ],
  pages: [
    {
      path: '/reports',
      label: '工作报告',
      icon: FileTextOutlined,
      by: report.may.read,
      load: () => import('./report-page.web.tsx').then((page) => page.ReportPage),
    },
    {
      path: '/reports/begin',
      label: '新编报告',
      icon: EditOutlined,
      by: report.may.create,
      creates: report,
      leads: ['writer'],
      load: () => import('./write/begin-page.web.tsx').then((page) => page.BeginPage),
    },
    {
      path: '/reports/write',
      label: '写报告',
      icon: EditOutlined,
      by: report.may.read,
      inner: true,
      load: () => import('./write/write-page.web.tsx').then((page) => page.WritePage),
    },
    {
      path: '/reports/tasks',
      label: '任务进展',
      icon: CarryOutOutlined,
      by: taskBoard.by,
      load: () => import('./commitments/tasks-page.web.tsx').then((page) => page.TasksPage),
    },
    {
      path: '/reports/corrections',
      label: '数据更正',
      icon: DiffOutlined,
      by: compareReport.by,
      load: () => import('./corrections-page.web.tsx').then((page) => page.CorrectionsPage),
    },
    {
      path: '/reports/indicators',
      label: '指标库',
      icon: FunctionOutlined,
      by: report.may.read,
      load: () => import('./library/library-page.web.tsx').then((page) => page.LibraryPage),
    },
    {
      path: '/reports/proof',
      label: '校对',
      icon: FileSearchOutlined,
      by: report.may.read,
      load: () => import('./proof-page.web.tsx').then((page) => page.ProofPage),
    },
    {
      path: '/reports/old',
      label: '旧报告',
      icon: HistoryOutlined,
      by: report.may.read,
      load: () => import('./old-report-page.web.tsx').then((page) => page.OldReportPage),
    },
  ],
};
