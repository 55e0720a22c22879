import type { Line, Protocol, Receipt } from '../server/channels/port.ts';
import { callAliyun, isTooFast } from './aliyun-signature.ts';
import { readList, reach } from './reading.ts';

const version = '2017-05-25';

/** Texts by Aliyun (dysmsapi): SendSms, its SmsReport to our address, and QuerySendDetails for what is in doubt. */
export const aliyunSms: Protocol = {
  label: '阿里云短信',
  tells: true,
  thanks: '{"code":0,"msg":"接收成功"}',
  open: (settings): Line => ({
    send: async (message) => {
      const {
        Code: code = '',
        Message: words = '',
        BizId: vendorRef,
      } = await callAliyun(settings, 'SendSms', version, {
        PhoneNumbers: message.to,
        SignName: settings.sender ?? '',
        TemplateCode: settings.template ?? '',
        TemplateParam: JSON.stringify({
          subject: message.subject,
          words: message.words,
          code: message.code,
          link: message.link ?? '',
        }),
        OutId: message.reference,
      });
      if (code === 'OK') return { said: 'taken', vendorRef: vendorRef ?? null };
      if (isTooFast(code) && !ofNumber.test(words)) return { said: 'tooFast', words };
      return { said: 'refused', words: `${words}（${code}）`, isDead: code === 'isv.MOBILE_NUMBER_ILLEGAL' };
    },
    ask: async (message, on) => {
      const { Code: code, SmsSendDetailDTOs: found } = await callAliyun(settings, 'QuerySendDetails', version, {
        PhoneNumber: message.to,
        SendDate: on.replaceAll('-', ''),
        PageSize: '50',
        CurrentPage: '1',
      });
      if (code !== 'OK') return undefined;
      const mine = found?.SmsSendDetailDTO?.find(({ OutId }) => OutId === message.reference);
      if (!mine) return 'unseen';
      const progress = ({ 1: 'sent', 2: 'failed', 3: 'delivered' } as const)[Number(mine['SendStatus'])] ?? 'sent';
      const words = progress === 'failed' ? String(mine['ErrCode'] ?? '') : '';
      return { reference: message.reference, vendorRef: null, to: message.to, seconds: null, progress, words };
    },
    check: () => reach(settings.address),
    close: async () => undefined,
  }),
  read: ({ body }) => readList(body)?.map(reportOf),
};

/** A limit of texts to one number, which waiting for a second does not lift: other ways are to be tried. */
const ofNumber = /(分钟|小时|天)级流控/;

/** Codes of carriers for numbers that are out of use. */
const dead = /MK:000[01]|IB:0255|空号|停机/;

function reportOf(report: Readonly<Record<string, unknown>>): Receipt {
  const words = [report['err_msg'], report['err_code']].filter((part) => typeof part === 'string').join('');
  const failed = dead.test(words) ? 'dead' : 'failed';
  return {
    reference: typeof report['out_id'] === 'string' ? report['out_id'] : null,
    vendorRef: typeof report['biz_id'] === 'string' ? report['biz_id'] : null,
    to: typeof report['phone_number'] === 'string' ? report['phone_number'] : null,
    seconds: null,
    progress: report['success'] === true ? 'delivered' : failed,
    words: report['success'] === true ? '' : words,
  };
}
