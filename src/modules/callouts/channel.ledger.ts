import { choice, code, count, money, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import type { ChannelKind } from './ladder.ts';
import { vendorAddress } from './vendor-address.ts';
import { vendorSecret } from './vendor-secret.ts';

/** The protocols that vendors speak, with the kind of channel each is. */
export const protocolKinds = {
  aliyunVoice: { label: '阿里云语音', kind: 'voice' },
  aliyunSms: { label: '阿里云短信', kind: 'sms' },
  smppSms: { label: '短信网关（SMPP）', kind: 'sms' },
  dingtalkRobot: { label: '钉钉群机器人', kind: 'chat' },
  wecomRobot: { label: '企业微信群机器人', kind: 'chat' },
  smtpMail: { label: '电子邮件', kind: 'mail' },
  loudspeaker: { label: '大喇叭', kind: 'speaker' },
  webPush: { label: '网页推送', kind: 'push' },
  demoVoice: { label: '演示语音（不外呼）', kind: 'voice' },
  demoSms: { label: '演示短信（不外发）', kind: 'sms' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly kind: ChannelKind }>>;

/** Who keeps the channels; the administrators of the system have no part in the business. */
const keepers = ['sectionChief', 'committeeOffice'] as const;

/** A vendor by which people are called (通道): where it is, how we sign, how fast it takes. The one of the lower rank is used first. */
export const channel = ledger('channel', {
  label: '叫应通道',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true, max: 60 }),
    protocol: choice({
      label: '接口',
      required: true,
      options: Object.fromEntries(Object.entries(protocolKinds).map(([name, { label }]) => [name, label])) as {
        // Object.fromEntries forgets the names.
        [K in keyof typeof protocolKinds]: string;
      },
    }),
    address: code({
      label: '地址',
      required: true,
      of: vendorAddress,
      hint: '如 https://dysmsapi.aliyuncs.com；网页推送填浏览器的推送服务，据此检查通不通',
    }),
    account: text({ label: '账号', max: 100, hint: 'AccessKey ID 或用户名；网页推送填联系邮箱' }),
    secret: sealed({ label: '密钥', of: vendorSecret, by: [...keepers, 'leader'] }),
    sender: text({ label: '签名或主叫号码', max: 100 }),
    template: text({ label: '模板编号', max: 100 }),
    perMinute: count({ label: '每分钟上限', required: true, min: 1, max: 600_000, hint: '供应商限定的条数' }),
    lines: count({ label: '并发线路', min: 1, max: 10_000, hint: '电话同时能呼出的路数' }),
    price: money({ label: '每千次价格' }),
    rank: count({ label: '优先次序', required: true, min: 1, max: 99, hint: '数小的先用' }),
    offReason: text({ label: '停用原因', max: 100 }),
  },
  states: { on: '启用', off: '停用' },
  initial: 'on',
  steps: {
    turnOff: { label: '停用', from: ['on'], to: 'off', by: keepers, fills: ['offReason'] },
    turnOn: { label: '启用', from: ['off'], to: 'on', by: keepers, clears: ['offReason'] },
  },
  may: { read: bureau, create: keepers, update: keepers },
});
