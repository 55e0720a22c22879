import AimOutlined from '@ant-design/icons/es/icons/AimOutlined';
import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import CommentOutlined from '@ant-design/icons/es/icons/CommentOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FundOutlined from '@ant-design/icons/es/icons/FundOutlined';
import GlobalOutlined from '@ant-design/icons/es/icons/GlobalOutlined';
import GroupOutlined from '@ant-design/icons/es/icons/GroupOutlined';
import HeartOutlined from '@ant-design/icons/es/icons/HeartOutlined';
import IdcardOutlined from '@ant-design/icons/es/icons/IdcardOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import MinusSquareOutlined from '@ant-design/icons/es/icons/MinusSquareOutlined';
import OrderedListOutlined from '@ant-design/icons/es/icons/OrderedListOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import TrophyOutlined from '@ant-design/icons/es/icons/TrophyOutlined';
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import UserSwitchOutlined from '@ant-design/icons/es/icons/UserSwitchOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { hazard } from '../hazards/index.ts';
import {
  accountabilityInterview,
  assessment,
  assessmentBoard,
  assessmentItem,
  assessmentScheme,
  assignedTask,
  censusTask,
  committee,
  committeeMember,
  deduction,
  documentCopy,
  fieldSupport,
  issuedDocument,
  meeting,
  responsibilityLetter,
  riskReview,
  staffing,
  staffingBoard,
  supervisionGroup,
  supervisionRound,
} from './index.ts';

/** The pages and lists of coordination. */
export const coordinationPages: readonly ModulePages[] = [
  {
    group: 'coordination',
    label: '安委会工作',
    ledgers: [
      { ledger: assignedTask, icon: CheckSquareOutlined },
      { ledger: meeting, icon: CommentOutlined },
      { ledger: issuedDocument, icon: FileTextOutlined },
      { ledger: documentCopy, icon: InboxOutlined },
      { ledger: supervisionRound, icon: AimOutlined },
      { ledger: supervisionGroup, icon: GroupOutlined },
      { ledger: accountabilityInterview, icon: SolutionOutlined },
      { ledger: fieldSupport, icon: HeartOutlined },
      { ledger: riskReview, icon: AlertOutlined },
      { ledger: censusTask, icon: GlobalOutlined },
      { ledger: responsibilityLetter, icon: FileDoneOutlined },
      { ledger: committee, icon: TeamOutlined },
      { ledger: committeeMember, icon: UserOutlined },
      { ledger: staffing, icon: IdcardOutlined },
    ],
    pages: [
      {
        path: '/staffing',
        label: staffingBoard.label,
        icon: UserSwitchOutlined,
        by: staffingBoard.by,
        load: () => import('./staffing-page.web.tsx').then((page) => page.StaffingPage),
      },
      {
        path: '/issue-document/$id',
        label: issuedDocument.label,
        icon: FileTextOutlined,
        by: issuedDocument.may.read,
        opens: issuedDocument,
        inner: true,
        load: () => import('./issue-page.web.tsx').then((page) => page.IssuePage),
      },
      {
        path: '/meetings/$id',
        label: meeting.label,
        icon: CommentOutlined,
        by: meeting.may.read,
        opens: meeting,
        inner: true,
        load: () => import('./paper-page.web.tsx').then((page) => page.MeetingPage),
      },
      {
        path: '/interviews/$id',
        label: accountabilityInterview.label,
        icon: SolutionOutlined,
        by: accountabilityInterview.may.read,
        opens: accountabilityInterview,
        inner: true,
        load: () => import('./paper-page.web.tsx').then((page) => page.InterviewPage),
      },
      {
        path: '/interview-of-hazard/$id',
        label: accountabilityInterview.label,
        icon: SolutionOutlined,
        by: accountabilityInterview.may.create,
        about: hazard,
        inner: true,
        load: () => import('./interview-of-hazard.web.tsx').then((page) => page.InterviewOfHazard),
      },
    ],
  },
  {
    group: 'coordination',
    label: '考核',
    ledgers: [
      { ledger: assessment, icon: FundOutlined },
      { ledger: deduction, icon: MinusSquareOutlined },
      { ledger: assessmentScheme, icon: AuditOutlined },
      { ledger: assessmentItem, icon: OrderedListOutlined },
    ],
    pages: [
      {
        path: '/assessment-ranking',
        label: assessmentBoard.label,
        icon: TrophyOutlined,
        by: assessmentBoard.by,
        load: () => import('./ranking-page.web.tsx').then((page) => page.RankingPage),
      },
      {
        path: '/assessments/$id',
        label: assessment.label,
        icon: FundOutlined,
        by: assessment.may.read,
        opens: assessment,
        inner: true,
        load: () => import('./assessment-page.web.tsx').then((page) => page.AssessmentPage),
      },
    ],
  },
];
