import { z } from 'zod';
import { planInput } from '../import/make-plan.ts';

/** A route that is no ledger's: what it is for, what it takes, and what it answers when that is not JSON. */
interface Fixed {
  readonly tag: string;
  readonly summary: string;
  readonly query?: readonly string[];
  readonly body?: z.ZodType;
  readonly bodyType?: string;
  readonly answerType?: string;
}

const password = z.string();
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const code = z.string().describe('验证器上的六位数字，或一个备用码');

/** The routes of the desk itself, of files, live pages and signing in, by method and path. */
export const fixedRoutes: Readonly<Record<string, Fixed>> = {
  'get /api/bureau': { tag: '登录', summary: '本系统所属单位的名称（无须登录；有多个县时为空）' },
  'get /api/me': { tag: '工作台', summary: '当前用户、岗位与服务器时间' },
  'get /api/areas': { tag: '工作台', summary: '本县现行行政区划' },
  'get /api/areas/former': { tag: '工作台', summary: '本县已撤并的行政区划' },
  'get /api/people': { tag: '工作台', summary: '本县在岗人员' },
  'get /api/today': { tag: '工作台', summary: '今日：我的与辖区的到期事项、最近变动' },
  'get /api/owed': { tag: '工作台', summary: '几个筛选条件在每个有期限的台账里各有多少条', query: ['where'] },
  'get /api/search': { tag: '工作台', summary: '按名称、拼音首字母或编号查找', query: ['q'] },
  'get /api/audit-export': {
    tag: '账号与安全',
    summary: '导出审计日志（审计管理员）',
    query: ['input'],
    answerType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'get /api/live': {
    tag: '工作台',
    summary: '本县记录变动的通知（server-sent events）',
    answerType: 'text/event-stream',
  },
  'post /api/files': {
    tag: '附件',
    summary: '上传附件；文件名用 x-file-name 头（URL 编码）',
    body: z.string(),
    bodyType: 'application/octet-stream',
  },
  'get /api/imports': { tag: '导入', summary: '一个台账最近的导入批次', query: ['ledger'] },
  'get /api/imports/template': { tag: '导入', summary: '一个台账的导入模板', query: ['ledger'], answerType: workbook },
  'post /api/imports': {
    tag: '导入',
    summary: '上传要导入的表格（xlsx、xls、csv）；文件名用 x-file-name 头（URL 编码）',
    query: ['ledger'],
    body: z.string(),
    bodyType: 'application/octet-stream',
  },
  'get /api/imports/{id}': { tag: '导入', summary: '一个批次：列的对应、进度、结果与问题' },
  'post /api/imports/{id}/check': { tag: '导入', summary: '按对应的列检查，不写入台账', body: planInput },
  'post /api/imports/{id}/run': { tag: '导入', summary: '导入；停下的从停下处接着导入' },
  'post /api/imports/{id}/cancel': { tag: '导入', summary: '停止检查或导入' },
  'post /api/imports/{id}/undo': { tag: '导入', summary: '整批撤回' },
  'get /api/imports/{id}/annotated': {
    tag: '导入',
    summary: '标注了问题的原表，rows=told 只要有问题的行',
    query: ['rows'],
    answerType: workbook,
  },
  'post /api/auth/sign-in': { tag: '登录', summary: '登录', body: z.object({ username: z.string(), password }) },
  'post /api/auth/second-factor': { tag: '登录', summary: '验证第二因素', body: z.object({ code }) },
  'post /api/auth/second-factor/enrol': { tag: '登录', summary: '开始绑定验证器', body: z.object({ password }) },
  'post /api/auth/second-factor/confirm': { tag: '登录', summary: '确认绑定验证器', body: z.object({ code }) },
  'get /api/auth/second-factor': { tag: '登录', summary: '本人是否启用、岗位是否须启用动态口令' },
  'post /api/auth/second-factor/renew': { tag: '登录', summary: '更换验证器', body: z.object({ password, code }) },
  'post /api/auth/second-factor/remove': { tag: '登录', summary: '停用验证器', body: z.object({ password, code }) },
  'post /api/auth/change-password': {
    tag: '登录',
    summary: '修改口令',
    body: z.object({ current: password, next: password }),
  },
  'post /api/auth/sign-out': { tag: '登录', summary: '退出本次登录' },
  'get /api/auth/sessions': { tag: '登录', summary: '本人现有的登录' },
  'post /api/auth/sessions/end': { tag: '登录', summary: '结束本人的一次登录', body: z.object({ id: z.uuid() }) },
  'post /api/auth/sessions/end-others': { tag: '登录', summary: '结束本人在别处的登录' },
  'get /api/auth/attempts': { tag: '登录', summary: '本人用户名最近的登录情况' },
  'get /api/auth/password-rule': { tag: '登录', summary: '密码要求' },
  'delete /api/auth/sessions': { tag: '登录', summary: '退出本人全部登录' },
};
