import { seedOf } from './chance.ts';
import { dayNumber } from './days.ts';

/**
 * A UUIDv7 that depends on nothing but its arguments: made twice, it is the same row.
 * The instant (ISO, UTC) gives the leading time part, the words the rest.
 */
export function demoId(instant: string, ...parts: readonly (string | number)[]): string {
  const time = hex(dayNumber(instant.slice(0, 10)) * 86_400_000 + millisecondsOfDay(instant), 12);
  const first = seedOf(...parts);
  const second = scrambled(first);
  const third = scrambled(second ^ 0x9e3779b9);
  const head = hex(first >>> 20, 3);
  const variant = hex(0x8000 | (first & 0x3fff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${head}-${variant}-${hex(second, 8)}${hex(third >>> 16, 4)}`;
}

const hex = (number: number, width: number): string => number.toString(16).padStart(width, '0');

function scrambled(number: number): number {
  const half = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (whole ^ (whole >>> 16)) >>> 0;
}

function millisecondsOfDay(instant: string): number {
  return Number(instant.slice(11, 13)) * 3_600_000 + Number(instant.slice(14, 16)) * 60_000;
}
