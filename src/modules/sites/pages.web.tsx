import ShopOutlined from '@ant-design/icons/es/icons/ShopOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { site } from './index.ts';

/** The pages and lists of regulated sites. */
export const sitePages: ModulePages = {
  group: 'safety',
  label: '监管单位',
  ledgers: [{ ledger: site, icon: ShopOutlined }],
};
