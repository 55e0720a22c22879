import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import CarOutlined from '@ant-design/icons/es/icons/CarOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { dispatchCall, dutyMatter, dutyPattern, dutyShift, handoverItem, leaderAbsence, rollCall } from './index.ts';

/** The pages and lists of the duty room. */
export const dutyPages: ModulePages = {
  group: 'duty',
  label: '值班值守',
  ledgers: [
    { ledger: dutyMatter, icon: AlertOutlined },
    { ledger: dutyShift, icon: ClockCircleOutlined },
    { ledger: handoverItem, icon: FileDoneOutlined },
    { ledger: leaderAbsence, icon: CarOutlined },
    { ledger: rollCall, icon: PhoneOutlined },
    { ledger: dispatchCall, icon: PhoneOutlined },
    { ledger: dutyPattern, icon: SettingOutlined },
  ],
  pages: [],
};
