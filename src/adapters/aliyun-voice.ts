import type { Line, Progress, Protocol, Receipt } from '../server/channels/port.ts';
import { callAliyun, isTooFast } from './aliyun-signature.ts';
import { readList, reach } from './reading.ts';

const version = '2017-05-25';

/** The key by which somebody called confirms. */
const confirmingKey = '1';

/** Telephone calls with a key press by Aliyun (dyvmsapi): IvrCall, and its VoiceCallReport and VoiceReport to our address. */
export const aliyunVoice: Protocol = {
  label: '阿里云语音',
  tells: true,
  thanks: '{"code":0,"msg":"接收成功"}',
  open: (settings): Line => ({
    send: async (message) => {
      const said = JSON.stringify({ name: message.name, subject: message.subject, words: message.words });
      const {
        Code: code = '',
        Message: words = '',
        CallId: vendorRef,
      } = await callAliyun(settings, 'IvrCall', version, {
        CalledShowNumber: settings.sender ?? '',
        CalledNumber: message.to,
        StartCode: settings.template ?? '',
        StartTtsParams: said,
        'MenuKeyMap.1.Key': confirmingKey,
        'MenuKeyMap.1.Code': settings.template ?? '',
        'MenuKeyMap.1.TtsParams': said,
        PlayTimes: message.silent ? '1' : '3',
        Timeout: message.silent ? '1000' : '5000',
        OutId: message.reference,
      });
      if (code === 'OK') return { said: 'taken', vendorRef: vendorRef ?? null };
      if (isTooFast(code)) return { said: 'tooFast', words };
      return {
        said: 'refused',
        words: `${words}（${code}）`,
        isDead: /MOBILE_NUMBER_ILLEGAL|CALLED_ILLEGAL/.test(code),
      };
    },
    check: () => reach(settings.address),
    close: async () => undefined,
  }),
  read: ({ body }) => readList(body)?.map(reportOf),
};

/** How far a call came by its final code; the words are what an officer understands. */
const ends: Readonly<Record<string, readonly [Progress, string]>> = {
  200000: ['heard', ''],
  200001: ['answered', '未听完就挂机'],
  200002: ['failed', '占线'],
  200003: ['failed', '无人接听'],
  200004: ['dead', '空号'],
  200005: ['failed', '无法接通'],
  200007: ['failed', '不在服务区'],
  200008: ['heard', '听完，未按键'],
  200010: ['failed', '关机'],
  200011: ['dead', '停机'],
  200121: ['failed', '线路已满'],
};

function reportOf(report: Readonly<Record<string, unknown>>): Receipt {
  const of = (name: string) => (typeof report[name] === 'string' && report[name] !== '' ? report[name] : null);
  const [progress, words] = of('dtmf')?.includes(confirmingKey) ? (['confirmed', '按键确认'] as const) : endOf(of);
  return {
    reference: of('out_id'),
    vendorRef: of('call_id'),
    to: of('callee'),
    seconds: of('duration') === null ? null : Number.parseInt(of('duration') ?? '', 10) || 0,
    progress,
    words,
  };
}

function endOf(of: (name: string) => string | null): readonly [Progress, string] {
  if (of('duration') === null) return of('smart_status_code') === 'ANSWERED' ? ['answered', ''] : ['rang', ''];
  return ends[of('status_code') ?? ''] ?? ['failed', `未接通（${of('status_code') ?? ''}）`];
}
