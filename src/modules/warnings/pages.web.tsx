import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import ApiOutlined from '@ant-design/icons/es/icons/ApiOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { gaugeAlarm } from '../gauges/index.ts';
import { beginWarning, takeCap, warningBoard } from './warning.endpoints.ts';
import { earlyWarning, warningFeed, warningTarget } from './index.ts';

/** The lists and pages of warnings. */
export const warningPages: ModulePages = {
  group: 'duty',
  label: '监测预警',
  ledgers: [
    { ledger: earlyWarning, icon: NotificationOutlined },
    { ledger: warningTarget, icon: InboxOutlined },
    { ledger: warningFeed, icon: ApiOutlined },
  ],
  pages: [
    {
      path: '/warnings-in-force',
      label: warningBoard.label,
      icon: AlertOutlined,
      by: warningBoard.by,
      load: () => import('./board-page.web.tsx').then((page) => page.WarningBoardPage),
    },
    {
      path: '/warn',
      label: beginWarning.label,
      icon: FormOutlined,
      by: beginWarning.by,
      creates: earlyWarning,
      load: () => import('./warn-page.web.tsx').then((page) => page.WarnPage),
    },
    {
      path: '/warning-files',
      label: '导入报文、热点',
      icon: ImportOutlined,
      by: takeCap.by,
      load: () => import('./files-page.web.tsx').then((page) => page.WarningFilesPage),
    },
    {
      path: '/warnings/$id',
      label: earlyWarning.label,
      icon: NotificationOutlined,
      by: earlyWarning.may.read,
      opens: earlyWarning,
      inner: true,
      load: () => import('./warning-page.web.tsx').then((page) => page.WarningPage),
    },
    {
      path: '/warning-of-alarm/$id',
      label: beginWarning.label,
      icon: FormOutlined,
      by: beginWarning.by,
      about: gaugeAlarm,
      inner: true,
      load: () => import('./warn-page.web.tsx').then((page) => page.WarnOfAlarm),
    },
  ],
};
