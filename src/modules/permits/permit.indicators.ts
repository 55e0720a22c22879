import { indicators } from '../../kernel/indicator.ts';
import { permitApplication } from './application.ledger.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { constructionProject } from './construction-project.ledger.ts';
import { fireworksStock } from './fireworks-stock.ledger.ts';
import { permit } from './permit.ledger.ts';

/** What is counted of applications; narrowed by kind, matter or {site: {sector}} they are the figures of a report. */
export const applicationIndicators = indicators(permitApplication, {
  received: { label: '收到许可申请', unit: '件', at: 'receivedOn' },
  accepted: { label: '受理许可申请', unit: '件', at: 'acceptedOn' },
  firstReview: { label: '许可申请初审', unit: '家', at: 'reviewedOn' },
  granted: { label: '办结许可', unit: '家', at: 'issuedOn' },
  refused: { label: '不予许可', unit: '件', at: 'decidedOn', where: { refuseReason: { set: true } } },
});

/** Permits issued, and those good at the cutoff: issued by then, not ended, not past their date. */
export const permitIndicators = indicators(permit, {
  granted: { label: '发放许可证', unit: '张', at: 'issuedOn', where: { grantedOn: { set: true } } },
  inForce: {
    label: '有效许可证',
    unit: '张',
    since: 'validFrom',
    until: 'endedOn',
    where: { validTo: { gte: '@cutoff' } },
  },
  cancelled: { label: '注销许可证', unit: '张', at: 'endedOn', where: { endKind: { set: true } } },
});

/** The survey of certificates: who was found without, warned, and has qualified; narrowed by {warnedOn: {set: true}}, after a warning. */
export const certificateIndicators = indicators(safetyCertificate, {
  surveyed: { label: '普查主要负责人和安全管理人员', unit: '人', since: 'createdAt', until: 'leftOn' },
  lacking: { label: '发现缺证或证书过期', unit: '人', at: 'foundOn' },
  warned: { label: '警告并限期取证', unit: '人', at: 'warnedOn' },
  qualified: { label: '核定持证', unit: '人', at: 'qualifiedOn' },
});

/** What fireworks there are, as last counted in each store by the cutoff, and how many have said so: a "none" rests on both. */
export const stockIndicators = indicators(fireworksStock, {
  boxes: { label: '烟花爆竹库存', unit: '箱', since: 'countedOn', until: 'replacedOn', sum: 'boxes' },
  sites: { label: '申报烟花爆竹库存的单位', unit: '家', since: 'countedOn', until: 'replacedOn', distinct: 'site' },
});

/** Construction projects under the rule of 三同时; narrowed by kind. */
export const projectIndicators = indicators(constructionProject, {
  approved: { label: '安全设施设计审查通过', unit: '个', at: 'approvedOn' },
  accepted: { label: '安全设施竣工验收', unit: '个', at: 'acceptedOn' },
  building: {
    label: '在建项目',
    unit: '个',
    since: 'startedOn',
    until: 'acceptedOn',
    where: { state: { not: 'stopped' } },
  },
});
