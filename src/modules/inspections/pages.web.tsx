import BankOutlined from '@ant-design/icons/es/icons/BankOutlined';
import BookOutlined from '@ant-design/icons/es/icons/BookOutlined';
import BulbOutlined from '@ant-design/icons/es/icons/BulbOutlined';
import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import GiftOutlined from '@ant-design/icons/es/icons/GiftOutlined';
import PartitionOutlined from '@ant-design/icons/es/icons/PartitionOutlined';
import UserSwitchOutlined from '@ant-design/icons/es/icons/UserSwitchOutlined';
import type { ModulePages } from '../../web/pages.ts';
import {
  checklist,
  draw,
  enforcementPlan,
  expert,
  expertAgency,
  expertEngagement,
  jointInspection,
  makeDraw,
  planBoard,
  saveChecklist,
  visit,
  visitCalendar,
  visitFiling,
} from './index.ts';
import { drawResult } from './draw-result.ts';

/** The pages and lists of inspections. */
export const inspectionPages: ModulePages = {
  group: 'safety',
  label: '监督检查',
  ledgers: [
    { ledger: visit, icon: SearchOutlined },
    { ledger: visitFiling, icon: BookOutlined },
    { ledger: jointInspection, icon: PartitionOutlined },
    { ledger: enforcementPlan, icon: CalendarOutlined },
    { ledger: draw, icon: GiftOutlined },
    { ledger: checklist, icon: CheckSquareOutlined },
    { ledger: expert, icon: BulbOutlined },
    { ledger: expertAgency, icon: BankOutlined },
    { ledger: expertEngagement, icon: UserSwitchOutlined },
  ],
  pages: [
    {
      path: '/make-draw',
      label: makeDraw.label,
      icon: GiftOutlined,
      by: makeDraw.by,
      load: () => import('./make-draw-page.web.tsx').then((page) => page.MakeDrawPage),
    },
    {
      path: '/draws/$id',
      label: draw.label,
      icon: GiftOutlined,
      by: draw.may.read,
      opens: draw,
      inner: true,
      load: () => import('./draw-page.web.tsx').then((page) => page.DrawPage),
    },
    {
      path: '/draw-result/$code',
      label: drawResult.label,
      icon: GiftOutlined,
      by: [],
      isPublic: true,
      load: () => import('./draw-result-page.web.tsx').then((page) => page.DrawResultPage),
    },
    {
      path: '/plan-board',
      label: planBoard.label,
      icon: CalendarOutlined,
      by: planBoard.by,
      load: () => import('./plan-page.web.tsx').then((page) => page.PlanPage),
    },
    {
      path: '/visit-calendar',
      label: visitCalendar.label,
      icon: BookOutlined,
      by: visitCalendar.by,
      load: () => import('./visit-calendar-page.web.tsx').then((page) => page.VisitCalendarPage),
    },
    {
      path: '/edit-checklist',
      label: saveChecklist.label,
      icon: CheckSquareOutlined,
      by: saveChecklist.by,
      load: () => import('./checklist-page.web.tsx').then((page) => page.ChecklistPage),
    },
  ],
};
