import AccountBookOutlined from '@ant-design/icons/es/icons/AccountBookOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import BankOutlined from '@ant-design/icons/es/icons/BankOutlined';
import ContainerOutlined from '@ant-design/icons/es/icons/ContainerOutlined';
import ExportOutlined from '@ant-design/icons/es/icons/ExportOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import PartitionOutlined from '@ant-design/icons/es/icons/PartitionOutlined';
import PercentageOutlined from '@ant-design/icons/es/icons/PercentageOutlined';
import UnorderedListOutlined from '@ant-design/icons/es/icons/UnorderedListOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { legalDocument } from '../documents/index.ts';
import { accident } from '../accidents/index.ts';
import { hazard } from '../hazards/index.ts';
import { visit } from '../inspections/index.ts';
import {
  caseAct,
  caseDuty,
  caseTransfer,
  enforcementCase,
  fineBook,
  finePayment,
  openCase,
  penaltyRates,
  seizure,
} from './index.ts';

/** The pages and lists of enforcement; the documents stand among them, where officers look for them. */
export const enforcementPages: ModulePages = {
  group: 'safety',
  label: '行政执法',
  ledgers: [
    { ledger: enforcementCase, icon: AuditOutlined },
    { ledger: legalDocument, icon: ContainerOutlined },
    { ledger: finePayment, icon: BankOutlined },
    { ledger: seizure, icon: LockOutlined },
    { ledger: caseTransfer, icon: ExportOutlined },
    { ledger: caseAct, icon: UnorderedListOutlined },
    { ledger: caseDuty, icon: PartitionOutlined },
  ],
  pages: [
    {
      path: '/penalty-rates',
      label: penaltyRates.label,
      icon: PercentageOutlined,
      by: penaltyRates.by,
      load: () => import('./penalty-rate-page.web.tsx').then((page) => page.PenaltyRatePage),
    },
    {
      path: '/open-case',
      label: openCase.label,
      icon: FormOutlined,
      by: openCase.by,
      load: () => import('./open-case-page.web.tsx').then((page) => page.OpenCasePage),
    },
    {
      path: '/cases-of-hazard/$id',
      label: '立案查处',
      icon: FormOutlined,
      by: openCase.by,
      about: hazard,
      inner: true,
      load: () => import('./open-case-page.web.tsx').then((page) => page.CaseOfHazard),
    },
    {
      path: '/cases-of-accident/$id',
      label: '立案查处',
      icon: FormOutlined,
      by: openCase.by,
      about: accident,
      inner: true,
      load: () => import('./open-case-page.web.tsx').then((page) => page.CaseOfAccident),
    },
    {
      path: '/cases-of-visit/$id',
      label: '立案查处',
      icon: FormOutlined,
      by: openCase.by,
      about: visit,
      inner: true,
      load: () => import('./open-case-page.web.tsx').then((page) => page.CaseOfVisit),
    },
    {
      path: '/fine-book',
      label: fineBook.label,
      icon: AccountBookOutlined,
      by: fineBook.by,
      load: () => import('./fine-book-page.web.tsx').then((page) => page.FineBookPage),
    },
    {
      path: '/cases/$id',
      label: enforcementCase.label,
      icon: AuditOutlined,
      by: enforcementCase.may.read,
      opens: enforcementCase,
      inner: true,
      load: () => import('./case-page.web.tsx').then((page) => page.CasePage),
    },
  ],
};
