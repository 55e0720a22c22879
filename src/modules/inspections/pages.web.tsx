import SearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { visit } from './index.ts';

/** The pages and lists of inspections. */
export const inspectionPages: ModulePages = {
  group: 'safety',
  label: '监督检查',
  ledgers: [{ ledger: visit, icon: SearchOutlined }],
};
