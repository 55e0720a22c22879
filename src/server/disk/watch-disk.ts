import { statfs } from 'node:fs/promises';
import type { Logger } from 'pino';
import { Problem } from '../../kernel/problem.ts';
import { sizeWords } from '../keep/run.ts';

/** A disk's room, in bytes. */
export interface Room {
  readonly free: number;
  readonly size: number;
}

/** Asks how much room there is. */
export type Measure = () => Promise<Room>;

/** How full the disk is: `low` is told to administrators, at `full` nothing more is written. */
export type Fullness = 'roomy' | 'low' | 'full';

/** Free bytes below which the disk counts as low, and as full; by its size unless told. */
export interface Limits {
  readonly low?: number | undefined;
  readonly full?: number | undefined;
}

/** The data disk as this process watches it. */
export interface Disk {
  readonly fullness: () => Fullness;
  readonly room: () => Room;
  /** Throws Problem 'unavailable' while the disk is full: called before anything is written. */
  readonly refuseWhenFull: () => void;
  /** What an administrator is to be told, when there is something. */
  readonly words: () => string | undefined;
  /** Looks now. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

const everyMs = 10_000;
const gigabyte = 1024 ** 3;

/** The room on the disk a folder is on, for those who are not root. */
export const roomOf = (folder: string): Measure => {
  return async () => {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, size: blocks * bsize };
  };
};

/** Watches a disk: looks now and every ten seconds, and says in the log when it becomes low, full, or roomy again. */
export async function watchDisk(measure: Measure, limits: Limits, log: Logger): Promise<Disk> {
  let room = await measure();
  let fullness = fullnessOf(room, limits);
  const look = async () => {
    room = await measure().catch(() => room); // a disk that does not answer is not fuller than it was
    const now = fullnessOf(room, limits);
    if (now !== fullness) log[now === 'roomy' ? 'info' : 'warn']({ free: room.free }, `disk ${now}`);
    fullness = now;
  };
  if (fullness !== 'roomy') log.warn({ free: room.free }, `disk ${fullness}`);
  const timer = setInterval(() => void look(), everyMs).unref();
  return {
    fullness: () => fullness,
    room: () => room,
    refuseWhenFull: () => {
      if (fullness === 'full') throw refusal(room);
    },
    words: () => (fullness === 'roomy' ? undefined : told[fullness](room)),
    look,
    stop: () => clearInterval(timer),
  };
}

function fullnessOf({ free, size }: Room, limits: Limits): Fullness {
  if (free < (limits.full ?? Math.min(size * 0.03, gigabyte))) return 'full';
  return free < (limits.low ?? Math.min(size * 0.1, 10 * gigabyte)) ? 'low' : 'roomy';
}

const refusal = ({ free }: Room) =>
  new Problem(
    'unavailable',
    `服务器磁盘快满了（只剩 ${sizeWords(free)}），为保护已有数据暂停保存，查看不受影响。请通知系统管理员清理磁盘；清理后会自动恢复，已填写内容仍在本页，届时再保存即可`,
  );

const told: Readonly<Record<Exclude<Fullness, 'roomy'>, (room: Room) => string>> = {
  low: ({ free }) => `数据磁盘只剩 ${sizeWords(free)}。请尽快清理磁盘或扩容，再少下去将暂停保存。`,
  full: ({ free }) =>
    `数据磁盘只剩 ${sizeWords(free)}，已暂停一切保存，只能查看。请立即清理磁盘或扩容，腾出空间后自动恢复。`,
};
