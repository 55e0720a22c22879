import { randomInt } from 'node:crypto';

// No letter or digit that is taken for another when it is read from paper.
const small = 'abcdefghijkmnpqrstuvwxyz';
const capital = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digit = '23456789';

/**
 * A password to be told once and changed at the first sign-in: sixteen characters in four groups, of all four classes, e.g.
 * 'Kf7m-Qx3p-Wn8t-Bz5k' (about 72 bits). `longest` groups more where a county asks for more characters.
 */
export function firstPassword(minLength = 8): string {
  const groups = Math.max(4, Math.ceil((minLength + 1) / 5));
  return Array.from({ length: groups }, group).join('-');
}

function group(): string {
  return [capital, small, digit, small].map((letters) => letters[randomInt(letters.length)]).join('');
}
