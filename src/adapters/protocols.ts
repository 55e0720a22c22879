import type { Protocols } from '../server/channels/port.ts';
import { aliyunSms } from './aliyun-sms.ts';
import { aliyunVoice } from './aliyun-voice.ts';
import { loudspeaker } from './loudspeaker.ts';
import { dingtalkRobot, wecomRobot } from './robots.ts';
import { smppSms } from './smpp.ts';
import { smtpMail } from './smtp.ts';
import { webPush } from './web-push.ts';

/** The ways to vendors that there are, by the name under which the ledger of channels keeps them. */
export const protocols: Protocols = {
  aliyunVoice,
  aliyunSms,
  smppSms,
  dingtalkRobot,
  wecomRobot,
  smtpMail,
  loudspeaker,
  webPush,
};
