import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import ExceptionOutlined from '@ant-design/icons/es/icons/ExceptionOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { accident, accidentInvestigation, accidentReport } from './index.ts';

/** The pages and lists of accidents. */
export const accidentPages: ModulePages = {
  group: 'safety',
  label: '生产安全事故',
  ledgers: [
    { ledger: accident, icon: ExceptionOutlined },
    { ledger: accidentReport, icon: NotificationOutlined },
    { ledger: accidentInvestigation, icon: AuditOutlined },
  ],
  pages: [
    {
      path: '/accidents/$id',
      label: accident.label,
      icon: ExceptionOutlined,
      by: accident.may.read,
      opens: accident,
      inner: true,
      load: () => import('./accident-page.web.tsx').then((page) => page.AccidentPage),
    },
    {
      path: '/accident-reports/$id',
      label: accidentReport.label,
      icon: NotificationOutlined,
      by: accidentReport.may.read,
      opens: accidentReport,
      inner: true,
      load: () => import('./documented-pages.web.tsx').then((page) => page.AccidentReportPage),
    },
    {
      path: '/accident-investigations/$id',
      label: accidentInvestigation.label,
      icon: AuditOutlined,
      by: accidentInvestigation.may.read,
      opens: accidentInvestigation,
      inner: true,
      load: () => import('./documented-pages.web.tsx').then((page) => page.InvestigationPage),
    },
  ],
};
