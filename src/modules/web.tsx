import ReadOutlined from '@ant-design/icons/es/icons/ReadOutlined';
import DesktopOutlined from '@ant-design/icons/es/icons/DesktopOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import BarChartOutlined from '@ant-design/icons/es/icons/BarChartOutlined';
import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import CarOutlined from '@ant-design/icons/es/icons/CarOutlined';
import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FileProtectOutlined from '@ant-design/icons/es/icons/FileProtectOutlined';
import FlagOutlined from '@ant-design/icons/es/icons/FlagOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import HddOutlined from '@ant-design/icons/es/icons/HddOutlined';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import ProfileOutlined from '@ant-design/icons/es/icons/ProfileOutlined';
import QrcodeOutlined from '@ant-design/icons/es/icons/QrcodeOutlined';
import RetweetOutlined from '@ant-design/icons/es/icons/RetweetOutlined';
import NumberOutlined from '@ant-design/icons/es/icons/NumberOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import ShopOutlined from '@ant-design/icons/es/icons/ShopOutlined';
import ShoppingCartOutlined from '@ant-design/icons/es/icons/ShoppingCartOutlined';
import SwapOutlined from '@ant-design/icons/es/icons/SwapOutlined';
import TagsOutlined from '@ant-design/icons/es/icons/TagsOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import ToolOutlined from '@ant-design/icons/es/icons/ToolOutlined';
import type { ModulePages } from '../web/pages.ts';
import { listAccess, listAsked, listRules, listSessions, makeAccounts } from './accounts/index.ts';
import { areaKeepers } from './areas/index.ts';
import { hazard, order, recordVisit } from './hazards/index.ts';
import { visit } from './inspections/index.ts';
import { numberKeepers } from './numbers/index.ts';
import { campaign } from './oversight/index.ts';
import { countyRanking } from './province/index.ts';
import { composeReport } from './reports/index.ts';
import {
  dispatchLabels,
  equipment,
  openStocktake,
  recordMovements,
  requestDispatch,
  rescueTeam,
  resourceAgreement,
  stockBoard,
  stockLot,
  stockMovement,
  stockThreshold,
  stocktake,
  supply,
  supplyDispatch,
  supplyLoan,
  supplyPurchase,
  supplyStorage,
  teamBoard,
  teamMember,
  teamMuster,
} from './resources/index.ts';
import { site } from './sites/index.ts';
import { upkeepState } from './upkeep/index.ts';

/** What every module shows, in the order of the menu. A page of a module's own is named here and loaded when it is opened. */
export const modulePages: readonly ModulePages[] = [
  { group: 'safety', ledgers: [{ ledger: site, icon: ShopOutlined }] },
  { group: 'safety', ledgers: [{ ledger: visit, icon: SearchOutlined }] },
  {
    group: 'safety',
    ledgers: [
      { ledger: hazard, icon: AlertOutlined },
      { ledger: order, icon: FileDoneOutlined },
    ],
    pages: [
      {
        path: '/record-visit',
        label: recordVisit.label,
        icon: FormOutlined,
        by: recordVisit.by,
        creates: visit,
        load: () => import('./hazards/record-visit-page.web.tsx').then((page) => page.RecordVisitPage),
      },
    ],
  },
  {
    group: 'resources',
    pages: [
      {
        path: '/stock',
        label: stockBoard.label,
        icon: BarChartOutlined,
        by: stockBoard.by,
        load: () => import('./resources/stock-board-page.web.tsx').then((page) => page.StockBoardPage),
      },
      {
        path: '/record-movements',
        label: recordMovements.label,
        icon: SwapOutlined,
        by: recordMovements.by,
        creates: stockMovement,
        load: () => import('./resources/record-movements-page.web.tsx').then((page) => page.RecordMovementsPage),
      },
      {
        path: '/teams',
        label: teamBoard.label,
        icon: PhoneOutlined,
        by: teamBoard.by,
        load: () => import('./resources/teams-page.web.tsx').then((page) => page.TeamsPage),
      },
      {
        path: '/request-dispatch',
        label: requestDispatch.label,
        icon: CarOutlined,
        by: requestDispatch.by,
        creates: supplyDispatch,
        inner: true,
        load: () => import('./resources/request-dispatch-page.web.tsx').then((page) => page.RequestDispatchPage),
      },
      {
        path: '/dispatches/$id',
        label: supplyDispatch.label,
        icon: CarOutlined,
        by: supplyDispatch.may.read,
        opens: supplyDispatch,
        inner: true,
        load: () => import('./resources/dispatch-page.web.tsx').then((page) => page.DispatchPage),
      },
      {
        path: '/box-labels/$id',
        label: dispatchLabels.label,
        icon: QrcodeOutlined,
        by: dispatchLabels.by,
        inner: true,
        load: () => import('./resources/box-labels-page.web.tsx').then((page) => page.BoxLabelsPage),
      },
      {
        path: '/open-stocktake',
        label: openStocktake.label,
        icon: AuditOutlined,
        by: openStocktake.by,
        creates: stocktake,
        inner: true,
        load: () => import('./resources/open-stocktake-page.web.tsx').then((page) => page.OpenStocktakePage),
      },
      {
        path: '/stocktakes/$id',
        label: stocktake.label,
        icon: AuditOutlined,
        by: stocktake.may.read,
        opens: stocktake,
        inner: true,
        load: () => import('./resources/stocktake-page.web.tsx').then((page) => page.StocktakePage),
      },
      {
        path: '/box/$code',
        label: '箱签查询',
        icon: QrcodeOutlined,
        by: [],
        isPublic: true,
        load: () => import('./resources/box-page.web.tsx').then((page) => page.BoxPage),
      },
    ],
  },
  {
    group: 'resources',
    ledgers: [
      { ledger: supplyDispatch, icon: CarOutlined },
      { ledger: stockMovement, icon: ProfileOutlined },
      { ledger: stockLot, icon: InboxOutlined },
      { ledger: supplyLoan, icon: RetweetOutlined },
      { ledger: stocktake, icon: AuditOutlined },
      { ledger: stockThreshold, icon: DashboardOutlined },
      { ledger: supplyPurchase, icon: ShoppingCartOutlined },
      { ledger: resourceAgreement, icon: FileProtectOutlined },
      { ledger: rescueTeam, icon: TeamOutlined },
      { ledger: teamMember, icon: ContactsOutlined },
      { ledger: teamMuster, icon: NotificationOutlined },
      { ledger: equipment, icon: ToolOutlined },
      { ledger: supply, icon: TagsOutlined },
      { ledger: supplyStorage, icon: HomeOutlined },
    ],
  },
  { group: 'coordination', ledgers: [{ ledger: campaign, icon: FlagOutlined }] },
  {
    group: 'reports',
    pages: [
      {
        path: '/reports',
        label: '工作报告',
        icon: FileTextOutlined,
        by: composeReport.by,
        load: () => import('./reports/report-page.web.tsx').then((page) => page.ReportPage),
      },
    ],
  },
  {
    group: 'reports',
    pages: [
      {
        path: '/county-ranking',
        label: countyRanking.label,
        icon: BarChartOutlined,
        by: countyRanking.by,
        load: () => import('./province/ranking-page.web.tsx').then((page) => page.RankingPage),
      },
    ],
    notices: [
      {
        by: countyRanking.by,
        load: () => import('./province/ranking-notice.web.tsx').then((notice) => notice.RankingNotice),
      },
    ],
  },
  {
    group: 'settings',
    pages: [
      {
        path: '/settings/accounts',
        label: '账号与岗位',
        icon: TeamOutlined,
        by: makeAccounts.by,
        load: () => import('./accounts/accounts-page.web.tsx').then((page) => page.AccountsPage),
      },
      {
        path: '/settings/grants',
        label: '权限确认',
        icon: SolutionOutlined,
        by: listAsked.by,
        load: () => import('./accounts/grants-page.web.tsx').then((page) => page.GrantsPage),
      },
      {
        path: '/settings/security',
        label: '安全规则',
        icon: SafetyOutlined,
        by: listRules.by,
        load: () => import('./accounts/security-page.web.tsx').then((page) => page.SecurityPage),
      },
      {
        path: '/settings/sessions',
        label: '在线会话',
        icon: DesktopOutlined,
        by: listSessions.by,
        load: () => import('./accounts/sessions-page.web.tsx').then((page) => page.SessionsPage),
      },
      {
        path: '/settings/audit',
        label: '审计日志',
        icon: ReadOutlined,
        by: listAccess.by,
        load: () => import('./accounts/audit-page.web.tsx').then((page) => page.AuditPage),
      },
    ],
    notices: [
      {
        by: listAsked.by,
        load: () => import('./accounts/grants-notice.web.tsx').then((notice) => notice.GrantsNotice),
      },
    ],
  },
  {
    group: 'settings',
    pages: [
      {
        path: '/settings/areas',
        label: '行政区划',
        icon: ApartmentOutlined,
        by: areaKeepers,
        load: () => import('./areas/areas-page.web.tsx').then((page) => page.AreasPage),
      },
      {
        path: '/settings/numbers',
        label: '法定与本地数字',
        icon: NumberOutlined,
        by: numberKeepers,
        load: () => import('./numbers/numbers-page.web.tsx').then((page) => page.NumbersPage),
      },
      {
        path: '/upkeep',
        label: upkeepState.label,
        icon: HddOutlined,
        by: upkeepState.by,
        load: () => import('./upkeep/upkeep-page.web.tsx').then((page) => page.UpkeepPage),
      },
    ],
    notices: [
      {
        by: upkeepState.by,
        load: () => import('./upkeep/alarm-notice.web.tsx').then((notice) => notice.AlarmNotice),
      },
    ],
  },
];
