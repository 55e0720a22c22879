import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { composeReport } from './index.ts';

/** The pages and lists of reports. */
export const reportPages: ModulePages = {
  group: 'reports',
  label: '工作报告',
  pages: [
    {
      path: '/reports',
      label: '工作报告',
      icon: FileTextOutlined,
      by: composeReport.by,
      load: () => import('./report-page.web.tsx').then((page) => page.ReportPage),
    },
  ],
};
