import ControlOutlined from '@ant-design/icons/es/icons/ControlOutlined';
import ExclamationCircleOutlined from '@ant-design/icons/es/icons/ExclamationCircleOutlined';
import EyeOutlined from '@ant-design/icons/es/icons/EyeOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FlagOutlined from '@ant-design/icons/es/icons/FlagOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import IdcardOutlined from '@ant-design/icons/es/icons/IdcardOutlined';
import LineChartOutlined from '@ant-design/icons/es/icons/LineChartOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import ProfileOutlined from '@ant-design/icons/es/icons/ProfileOutlined';
import VideoCameraOutlined from '@ant-design/icons/es/icons/VideoCameraOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { visit } from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import {
  analysis,
  cardCircular,
  cardRule,
  dossier,
  exposure,
  exposureIssue,
  hazard,
  listedSupervision,
  order,
  proposeListing,
  recordVisit,
  selfInspection,
  setCardRule,
  warningCard,
} from './index.ts';

/** The pages and lists of hazards. */
export const hazardPages: ModulePages = {
  group: 'safety',
  label: '隐患治理',
  ledgers: [
    { ledger: hazard, icon: ExclamationCircleOutlined, leads: ['enterprise'] },
    { ledger: order, icon: FileDoneOutlined },
    { ledger: selfInspection, icon: ProfileOutlined },
    { ledger: listedSupervision, icon: FlagOutlined },
    { ledger: warningCard, icon: IdcardOutlined },
    { ledger: cardRule, icon: ControlOutlined },
    { ledger: cardCircular, icon: NotificationOutlined },
    { ledger: exposure, icon: EyeOutlined },
    { ledger: exposureIssue, icon: VideoCameraOutlined },
  ],
  pages: [
    {
      path: '/record-visit',
      label: recordVisit.label,
      icon: FormOutlined,
      by: recordVisit.by,
      creates: visit,
      leads: recordVisit.by,
      load: () => import('./record-visit-page.web.tsx').then((page) => page.RecordVisitPage),
    },
    {
      path: '/analysis',
      label: analysis.label,
      icon: LineChartOutlined,
      by: analysis.by,
      load: () => import('./analysis-page.web.tsx').then((page) => page.AnalysisPage),
    },
    {
      path: '/propose-listing',
      label: proposeListing.label,
      icon: FlagOutlined,
      by: proposeListing.by,
      load: () => import('./listing-page.web.tsx').then((page) => page.ListingPage),
    },
    {
      path: '/set-card-rule',
      label: setCardRule.label,
      icon: ControlOutlined,
      by: setCardRule.by,
      creates: cardRule,
      load: () => import('./card-rule-page.web.tsx').then((page) => page.CardRulePage),
    },
    {
      path: '/listing-papers/$id',
      label: '督办文书',
      icon: FileDoneOutlined,
      by: listedSupervision.may.read,
      about: listedSupervision,
      inner: true,
      load: () => import('./papers-page.web.tsx').then((page) => page.ListingPapers),
    },
    {
      path: '/circular-papers/$id',
      label: '通报文书',
      icon: FileDoneOutlined,
      by: cardCircular.may.read,
      about: cardCircular,
      inner: true,
      load: () => import('./papers-page.web.tsx').then((page) => page.CircularPapers),
    },
    {
      path: '/dossier/$id',
      label: dossier.label,
      icon: ProfileOutlined,
      by: dossier.by,
      about: site,
      inner: true,
      load: () => import('./dossier-page.web.tsx').then((page) => page.DossierPage),
    },
  ],
};
