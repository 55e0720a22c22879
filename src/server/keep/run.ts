/** A backup under way: how much there is to do, how much is done, and whether it has been called off. */
export interface Run {
  readonly signal: AbortSignal;
  /** Adds to what is to be read, in bytes. */
  readonly expect: (bytes: number) => void;
  /** Says that so many bytes have been read. */
  readonly done: (bytes: number) => void;
}

/** Where a run stands, in bytes. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** A run that tells of its progress. */
export function runWith(signal: AbortSignal, tell: (progress: Progress) => void): Run {
  let progress: Progress = { done: 0, total: 0 };
  const change = (more: Partial<Progress>) => {
    progress = { ...progress, ...more };
    tell(progress);
  };
  return {
    signal,
    expect: (bytes) => change({ total: progress.total + bytes }),
    done: (bytes) => change({ done: progress.done + bytes }),
  };
}

/** Bytes in the words of people: '1.2 GB'. */
export function sizeWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), units.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}
