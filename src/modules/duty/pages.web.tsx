import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import CarOutlined from '@ant-design/icons/es/icons/CarOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import DesktopOutlined from '@ant-design/icons/es/icons/DesktopOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import RetweetOutlined from '@ant-design/icons/es/icons/RetweetOutlined';
import ScheduleOutlined from '@ant-design/icons/es/icons/ScheduleOutlined';
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined';
import SwapOutlined from '@ant-design/icons/es/icons/SwapOutlined';
import type { ModulePages } from '../../web/pages.ts';
import {
  dispatchCall,
  dutyMatter,
  dutyPattern,
  dutyShift,
  handoverItem,
  leaderAbsence,
  rollCall,
  shiftSwap,
} from './index.ts';

/** The pages and lists of the duty room. */
export const dutyPages: ModulePages = {
  group: 'duty',
  label: '值班值守',
  ledgers: [
    { ledger: dutyMatter, icon: AlertOutlined },
    { ledger: dutyShift, icon: ClockCircleOutlined },
    { ledger: handoverItem, icon: FileDoneOutlined },
    { ledger: shiftSwap, icon: RetweetOutlined },
    { ledger: leaderAbsence, icon: CarOutlined },
    { ledger: rollCall, icon: PhoneOutlined },
    { ledger: dispatchCall, icon: PhoneOutlined },
    { ledger: dutyPattern, icon: SettingOutlined },
  ],
  pages: [
    {
      path: '/board',
      label: '值班看板',
      icon: DesktopOutlined,
      by: dutyShift.may.read,
      load: () => import('./board-page.web.tsx').then((page) => page.BoardPage),
    },
    {
      path: '/handover',
      label: '交接班',
      icon: SwapOutlined,
      by: dutyShift.may.read,
      load: () => import('./handover-page.web.tsx').then((page) => page.HandoverPage),
    },
    {
      path: '/shifts/$id',
      label: dutyShift.label,
      icon: ClockCircleOutlined,
      by: dutyShift.may.read,
      opens: dutyShift,
      inner: true,
      load: () => import('./shift-page.web.tsx').then((page) => page.ShiftPage),
    },
    {
      path: '/swap',
      label: '换班',
      icon: RetweetOutlined,
      by: shiftSwap.may.read,
      load: () => import('./swap-page.web.tsx').then((page) => page.SwapPage),
    },
    {
      path: '/roster',
      label: '值班表',
      icon: ScheduleOutlined,
      by: dutyShift.may.read,
      load: () => import('./roster-page.web.tsx').then((page) => page.RosterPage),
    },
  ],
};
