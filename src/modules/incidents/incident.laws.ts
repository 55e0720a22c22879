import { type Law, type Setting, setting } from '../../kernel/law.ts';

/** The clauses behind the clocks of incident information. No national article gives minutes: those are each county's own. */
export const incidentLaws: Readonly<Record<string, Law>> = {
  'incidents.duty': {
    title: '突发事件应对法',
    article: '第十七条、第六十一条',
    effectiveOn: '2024-11-01',
    verified: true,
    source: '立即报告上一级，必要时可以越级；不得迟报、谎报、瞒报、漏报',
  },
  'incidents.accident': {
    title: '生产安全事故报告和调查处理条例',
    article: '第十条、第十一条',
    effectiveOn: '2007-06-01',
    verified: true,
    source: '国务院令第493号：逐级上报每级不超过二小时，同时报本级政府并通知有关部门',
  },
  'incidents.grave': {
    title: '生产安全事故信息报告和处置办法',
    article: '（较大以上事故电话快报）',
    effectiveOn: null,
    verified: false,
    source: '总局令21号；条文未核对原文',
  },
  'incidents.phone': {
    title: '紧急信息报送规定',
    article: '（电话报告时限）',
    effectiveOn: null,
    verified: false,
    source: '各省市自定，常见为三十分钟内；按本地规定设置',
  },
  'incidents.written': {
    title: '紧急信息报送规定',
    article: '（书面报告时限）',
    effectiveOn: null,
    verified: false,
    source: '各省市自定，常见为一小时内；按本地规定设置',
  },
  'incidents.followUp': {
    title: '紧急信息报送规定',
    article: '（续报时点）',
    effectiveOn: null,
    verified: false,
    source: '各省市自定，较大以上常见为每日八时、十七时前；按本地规定设置',
  },
  'incidents.elements': {
    title: '紧急信息报送规定',
    article: '（要素核实）',
    effectiveOn: null,
    verified: false,
    source: '要素不全先报后补，补齐的时间按本地规定设置',
  },
  'incidents.slots': {
    title: '灾情和防汛防火信息零报告制度',
    article: '（定时报送）',
    effectiveOn: null,
    verified: false,
    source: '报送时点由通知写明；催报间隔按本地规定设置',
  },
};

/** The numbers of these clocks that a county may replace. */
export const incidentSettings: Readonly<Record<string, Setting>> = {
  'incidents.phoneMinutes': setting('电话报告', '分钟内', 30, 'incidents.phone', 240, 5),
  'incidents.gravePhoneMinutes': setting('重大以上电话报告', '分钟内', 15, 'incidents.phone', 240, 5),
  'incidents.writtenMinutes': setting('书面报告', '分钟内', 60, 'incidents.written', 1440, 10),
  'incidents.graveWrittenMinutes': setting('重大以上书面报告', '分钟内', 35, 'incidents.written', 1440, 10),
  'incidents.upwardMinutes': setting('生产安全事故逐级上报', '分钟内', 120, 'incidents.accident', 120, 10),
  'incidents.provinceMinutes': setting('较大以上事故电话快报省级', '分钟内', 60, 'incidents.grave', 240, 10),
  'incidents.morningHour': setting('较大以上早间续报', '时前', 8, 'incidents.followUp', 23),
  'incidents.eveningHour': setting('较大以上晚间续报', '时前', 17, 'incidents.followUp', 23),
  'incidents.followUpHours': setting('一般事件续报间隔', '小时内', 24, 'incidents.followUp', 240),
  'incidents.locateMinutes': setting('地点不详的核实', '分钟内', 20, 'incidents.elements', 240, 5),
  'incidents.callMinutes': setting('来电处理', '分钟内', 10, 'incidents.elements', 120, 2),
  'incidents.chaseMinutes': setting('逾期未报的催报', '分钟内', 30, 'incidents.slots', 240, 5),
};
