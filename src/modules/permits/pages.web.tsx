import BuildOutlined from '@ant-design/icons/es/icons/BuildOutlined';
import ContainerOutlined from '@ant-design/icons/es/icons/ContainerOutlined';
import FieldTimeOutlined from '@ant-design/icons/es/icons/FieldTimeOutlined';
import IdcardOutlined from '@ant-design/icons/es/icons/IdcardOutlined';
import SafetyCertificateOutlined from '@ant-design/icons/es/icons/SafetyCertificateOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import StopOutlined from '@ant-design/icons/es/icons/StopOutlined';
import type { ModulePages } from '../../web/pages.ts';
import {
  constructionProject,
  expiryBoard,
  fireworksStock,
  permit,
  permitApplication,
  permitSuspension,
  safetyCertificate,
} from './index.ts';

/** The pages and lists of permits. */
export const permitPages: ModulePages = {
  group: 'safety',
  label: '许可证照',
  ledgers: [
    { ledger: permitApplication, icon: SolutionOutlined },
    { ledger: permit, icon: SafetyCertificateOutlined },
    { ledger: permitSuspension, icon: StopOutlined },
    { ledger: safetyCertificate, icon: IdcardOutlined },
    { ledger: fireworksStock, icon: ContainerOutlined },
    { ledger: constructionProject, icon: BuildOutlined },
  ],
  pages: [
    {
      path: '/permit-expiry',
      label: expiryBoard.label,
      icon: FieldTimeOutlined,
      by: expiryBoard.by,
      load: () => import('./expiry-page.web.tsx').then((page) => page.ExpiryPage),
    },
    {
      path: '/permit-applications/$id',
      label: permitApplication.label,
      icon: SolutionOutlined,
      by: permitApplication.may.read,
      opens: permitApplication,
      inner: true,
      load: () => import('./application-page.web.tsx').then((page) => page.ApplicationPage),
    },
    {
      path: '/permits/$id',
      label: permit.label,
      icon: SafetyCertificateOutlined,
      by: permit.may.read,
      opens: permit,
      inner: true,
      load: () => import('./documented-pages.web.tsx').then((page) => page.PermitPage),
    },
    {
      path: '/safety-certificates/$id',
      label: safetyCertificate.label,
      icon: IdcardOutlined,
      by: safetyCertificate.may.read,
      opens: safetyCertificate,
      inner: true,
      load: () => import('./documented-pages.web.tsx').then((page) => page.CertificatePage),
    },
  ],
};
