import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import FieldTimeOutlined from '@ant-design/icons/es/icons/FieldTimeOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import SendOutlined from '@ant-design/icons/es/icons/SendOutlined';
import ThunderboltOutlined from '@ant-design/icons/es/icons/ThunderboltOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { incident, incidentCall, incidentNotice, incidentReport, reportSlot, slotPlan } from './index.ts';

/** The pages and lists of incidents. */
export const incidentPages: ModulePages = {
  group: 'duty',
  label: '突发事件信息',
  ledgers: [
    { ledger: incident, icon: ThunderboltOutlined },
    { ledger: incidentCall, icon: PhoneOutlined },
    { ledger: incidentNotice, icon: SendOutlined },
    { ledger: incidentReport, icon: NotificationOutlined },
    { ledger: reportSlot, icon: FieldTimeOutlined },
    { ledger: slotPlan, icon: BellOutlined },
  ],
  pages: [
    {
      path: '/take-call',
      label: '接报',
      icon: PhoneOutlined,
      by: incidentCall.may.create,
      creates: incidentCall,
      leads: ['dutyOfficer'],
      load: () => import('./take-call-page.web.tsx').then((page) => page.TakeCallPage),
    },
    {
      path: '/take-call/$id',
      label: '继续接报',
      icon: PhoneOutlined,
      by: incidentCall.may.create,
      about: incidentCall,
      inner: true,
      load: () => import('./take-call-page.web.tsx').then((page) => page.ContinueCallPage),
    },
    {
      path: '/incidents/$id',
      label: incident.label,
      icon: ThunderboltOutlined,
      by: incident.may.read,
      opens: incident,
      inner: true,
      load: () => import('./incident-page.web.tsx').then((page) => page.IncidentPage),
    },
    {
      path: '/incident-reports/$id',
      label: incidentReport.label,
      icon: NotificationOutlined,
      by: incidentReport.may.read,
      opens: incidentReport,
      inner: true,
      load: () => import('./report-page.web.tsx').then((page) => page.IncidentReportPage),
    },
  ],
};
