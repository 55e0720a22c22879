/** Whether "none" may be written: the count behind it is nothing. */
export const isZero = (count: number): boolean => count === 0;

/** Whether "all" may be written: there was something, and every part of it is done. */
export const isAll = (done: number, whole: number): boolean => whole > 0 && done === whole;
