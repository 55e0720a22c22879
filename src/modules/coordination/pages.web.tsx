import AimOutlined from '@ant-design/icons/es/icons/AimOutlined';
import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import CommentOutlined from '@ant-design/icons/es/icons/CommentOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FundOutlined from '@ant-design/icons/es/icons/FundOutlined';
import GroupOutlined from '@ant-design/icons/es/icons/GroupOutlined';
import IdcardOutlined from '@ant-design/icons/es/icons/IdcardOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import MinusSquareOutlined from '@ant-design/icons/es/icons/MinusSquareOutlined';
import OrderedListOutlined from '@ant-design/icons/es/icons/OrderedListOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import type { ModulePages } from '../../web/pages.ts';
import {
  accountabilityInterview,
  assessment,
  assessmentItem,
  assessmentScheme,
  assignedTask,
  committee,
  committeeMember,
  deduction,
  documentCopy,
  issuedDocument,
  meeting,
  responsibilityLetter,
  riskReview,
  staffing,
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
      { ledger: riskReview, icon: AlertOutlined },
      { ledger: responsibilityLetter, icon: FileDoneOutlined },
      { ledger: committee, icon: TeamOutlined },
      { ledger: committeeMember, icon: UserOutlined },
      { ledger: staffing, icon: IdcardOutlined },
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
  },
];
