import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { areaKeepers } from './index.ts';

/** The pages and lists of areas. */
export const areaPages: ModulePages = {
  group: 'settings',
  label: '行政区划',
  pages: [
    {
      path: '/settings/areas',
      label: '行政区划',
      icon: ApartmentOutlined,
      by: areaKeepers,
      load: () => import('./areas-page.web.tsx').then((page) => page.AreasPage),
    },
  ],
};
