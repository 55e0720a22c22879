import type { Role } from '../../kernel/role.ts';

/** A section of a county bureau and the posts that are usual in it, each with the role it carries. */
export interface UsualSection {
  readonly name: string;
  readonly posts: readonly { readonly title: string; readonly role: Role }[];
}

/**
 * The sections most county bureaus have, after the duties of the plans of their staffing (三定方案). Names differ from county to
 * county and can be changed; roles say what the program allows.
 */
export const usualSections: readonly UsualSection[] = [
  {
    name: '局领导',
    posts: [
      { title: '党委书记、局长', role: 'leader' },
      { title: '党委委员、副局长', role: 'leader' },
    ],
  },
  {
    name: '办公室',
    posts: [
      { title: '办公室主任', role: 'sectionChief' },
      { title: '文稿人员', role: 'writer' },
      { title: '审计管理员', role: 'auditor' },
    ],
  },
  {
    name: '安全生产综合协调股（安委办）',
    posts: [
      { title: '股长', role: 'sectionChief' },
      { title: '安委办工作人员', role: 'committeeOffice' },
    ],
  },
  {
    name: '危险化学品和烟花爆竹监管股',
    posts: [
      { title: '股长', role: 'sectionChief' },
      { title: '监管人员', role: 'inspector' },
    ],
  },
  {
    name: '工贸和矿山监管股',
    posts: [
      { title: '股长', role: 'sectionChief' },
      { title: '监管人员', role: 'inspector' },
    ],
  },
  {
    name: '应急管理综合行政执法大队',
    posts: [
      { title: '大队长', role: 'sectionChief' },
      { title: '执法人员', role: 'inspector' },
    ],
  },
  {
    name: '应急指挥中心',
    posts: [
      { title: '主任', role: 'sectionChief' },
      { title: '值班员', role: 'dutyOfficer' },
    ],
  },
  {
    name: '防汛抗旱和森林防灭火股',
    posts: [
      { title: '股长', role: 'sectionChief' },
      { title: '工作人员', role: 'dutyOfficer' },
    ],
  },
  {
    name: '防灾减灾和救灾物资股',
    posts: [
      { title: '股长', role: 'sectionChief' },
      { title: '工作人员', role: 'dutyOfficer' },
    ],
  },
  {
    name: '信息技术股',
    posts: [
      { title: '系统管理员', role: 'administrator' },
      { title: '安全管理员', role: 'securityAdministrator' },
    ],
  },
  { name: '乡镇（街道）应急办', posts: [{ title: '应急办主任', role: 'township' }] },
  { name: '村（社区）', posts: [{ title: '安全信息员', role: 'village' }] },
];
