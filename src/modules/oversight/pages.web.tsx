import FlagOutlined from '@ant-design/icons/es/icons/FlagOutlined';
import StopOutlined from '@ant-design/icons/es/icons/StopOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { campaign, jointSanction } from './index.ts';

/** The pages and lists of oversight. */
export const oversightPages: ModulePages = {
  group: 'coordination',
  label: '专项行动',
  ledgers: [
    { ledger: campaign, icon: FlagOutlined },
    { ledger: jointSanction, icon: StopOutlined },
  ],
};
