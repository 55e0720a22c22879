import HddOutlined from '@ant-design/icons/es/icons/HddOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { upkeepState } from './index.ts';

/** The pages and lists of upkeep. */
export const upkeepPages: ModulePages = {
  group: 'settings',
  label: '运行维护',
  pages: [
    {
      path: '/upkeep',
      label: upkeepState.label,
      icon: HddOutlined,
      by: upkeepState.by,
      load: () => import('./upkeep-page.web.tsx').then((page) => page.UpkeepPage),
    },
  ],
  notices: [
    {
      by: upkeepState.by,
      load: () => import('./alarm-notice.web.tsx').then((notice) => notice.AlarmNotice),
    },
  ],
};
