import SoundOutlined from '@ant-design/icons/es/icons/SoundOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { tip } from './index.ts';

/** The list of tips, and the page where anyone may inform and ask. */
export const tipPages: ModulePages = {
  group: 'safety',
  label: '举报投诉',
  ledgers: [{ ledger: tip, icon: SoundOutlined, leads: ['tipKeeper'] }],
  pages: [
    {
      path: '/tip/$county',
      label: '安全问题举报',
      icon: SoundOutlined,
      by: [],
      isPublic: true,
      load: () => import('./tip-page.web.tsx').then((page) => page.TipPage),
    },
  ],
};
