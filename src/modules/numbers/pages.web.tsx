import NumberOutlined from '@ant-design/icons/es/icons/NumberOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { numberKeepers } from './index.ts';

/** The pages and lists of the numbers laws and localities set. */
export const numberPages: ModulePages = {
  group: 'settings',
  label: '法定与本地数字',
  pages: [
    {
      path: '/settings/numbers',
      label: '法定与本地数字',
      icon: NumberOutlined,
      by: numberKeepers,
      load: () => import('./numbers-page.web.tsx').then((page) => page.NumbersPage),
    },
  ],
};
