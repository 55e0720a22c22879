import { Problem } from '../../kernel/problem.ts';
import { Collision } from './insist.ts';

const unavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);

/** What a value may be refused for when it comes to be stored or compared: out of range, malformed, not text. */
const unfit = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

/** The Problem behind a database's error, when a user can do something about it; otherwise the error as it came. */
export function asProblem(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const code = codeOf(error);
  if (code === '53100')
    return new Problem('unavailable', '服务器磁盘已满，未能保存。请通知管理员清理磁盘后重试，已填写内容仍在本页');
  if (code === '57014') return new Problem('unavailable', '查询时间过长已中止，请缩小筛选范围后重试');
  if (code !== undefined && unfit.has(code))
    return new Problem('invalid', '有数值、日期或文字超出可以保存的范围，请检查后重试');
  if (code === '23503') return new Problem('invalid', '所选的关联记录不存在或已不可用，请重新选择');
  if (code === '40001' || code === '40P01')
    return new Collision('unavailable', '与他人的操作同时发生，未能保存，请重试');
  const lost = code !== undefined ? unavailable.has(code) : isLost(error);
  return lost ? new Problem('unavailable', '数据库暂时连接不上，未能保存。请稍候重试，已填写内容仍在本页') : error;
}

function codeOf(error: unknown): string | undefined {
  const found = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof found === 'string' ? found : undefined;
}

function isLost(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Connection terminated|connection error|timeout exceeded when trying to connect|not queryable/i.test(error.message)
  );
}
