import ApiOutlined from '@ant-design/icons/es/icons/ApiOutlined';
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import type { ModulePages } from '../../web/pages.ts';
import { callName } from './answer.ts';
import { calledPerson, channelHealth } from './board.endpoints.ts';
import { pushDesk } from './push.endpoints.ts';
import { callOut, channel, contact, doorKnock, startCallOut } from './index.ts';

/** The pages and lists of calling people. */
export const callOutPages: ModulePages = {
  group: 'duty',
  label: '叫应',
  notices: [
    {
      by: channelHealth.by,
      onBoard: true,
      load: () => import('./channel-strip.web.tsx').then((strip) => strip.IllChannels),
    },
  ],
  ledgers: [
    { ledger: callOut, icon: PhoneOutlined },
    { ledger: doorKnock, icon: HomeOutlined },
    { ledger: contact, icon: ContactsOutlined },
    { ledger: channel, icon: ApiOutlined },
  ],
  pages: [
    {
      path: '/start-call-out',
      label: startCallOut.label,
      icon: NotificationOutlined,
      by: startCallOut.by,
      load: () => import('./start-page.web.tsx').then((page) => page.StartCallOutPage),
    },
    {
      path: '/call-outs/$id',
      label: callOut.label,
      icon: PhoneOutlined,
      by: callOut.may.read,
      opens: callOut,
      inner: true,
      load: () => import('./board-page.web.tsx').then((page) => page.CallBoardPage),
    },
    {
      path: '/called/$id',
      label: calledPerson.label,
      icon: PhoneOutlined,
      by: calledPerson.by,
      inner: true,
      load: () => import('./called-page.web.tsx').then((page) => page.CalledPage),
    },
    {
      path: '/dead-numbers',
      label: '待更正号码',
      icon: ContactsOutlined,
      by: contact.may.read,
      load: () => import('./dead-numbers-page.web.tsx').then((page) => page.DeadNumbersPage),
    },
    {
      path: '/push',
      label: pushDesk.label,
      icon: BellOutlined,
      by: pushDesk.by,
      mine: '叫应时在本机弹出通知，点开即可确认',
      load: () => import('./push-page.web.tsx').then((page) => page.PushPage),
    },
    {
      path: '/channels',
      label: channelHealth.label,
      icon: ApiOutlined,
      by: channelHealth.by,
      inner: true,
      load: () => import('./channels-page.web.tsx').then((page) => page.ChannelsPage),
    },
    {
      path: `/${callName}/$code`,
      label: '叫应确认',
      icon: PhoneOutlined,
      by: [],
      isPublic: true,
      load: () => import('./call-page.web.tsx').then((page) => page.CallPage),
    },
  ],
};
