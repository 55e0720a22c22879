import BankOutlined from '@ant-design/icons/es/icons/BankOutlined';
import BulbOutlined from '@ant-design/icons/es/icons/BulbOutlined';
import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import GiftOutlined from '@ant-design/icons/es/icons/GiftOutlined';
import UserSwitchOutlined from '@ant-design/icons/es/icons/UserSwitchOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { checklist, draw, enforcementPlan, expert, expertAgency, expertEngagement, visit } from './index.ts';

/** The pages and lists of inspections. */
export const inspectionPages: ModulePages = {
  group: 'safety',
  label: '监督检查',
  ledgers: [
    { ledger: visit, icon: SearchOutlined },
    { ledger: enforcementPlan, icon: CalendarOutlined },
    { ledger: draw, icon: GiftOutlined },
    { ledger: checklist, icon: CheckSquareOutlined },
    { ledger: expert, icon: BulbOutlined },
    { ledger: expertAgency, icon: BankOutlined },
    { ledger: expertEngagement, icon: UserSwitchOutlined },
  ],
};
