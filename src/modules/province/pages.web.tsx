import BarChartOutlined from '@ant-design/icons/es/icons/BarChartOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { countyRanking } from './index.ts';

/** The pages and lists of the province. */
export const provincePages: ModulePages = {
  group: 'reports',
  label: '区县比对',
  pages: [
    {
      path: '/county-ranking',
      label: countyRanking.label,
      icon: BarChartOutlined,
      by: countyRanking.by,
      load: () => import('./ranking-page.web.tsx').then((page) => page.RankingPage),
    },
  ],
  notices: [
    {
      by: countyRanking.by,
      load: () => import('./ranking-notice.web.tsx').then((notice) => notice.RankingNotice),
    },
  ],
};
