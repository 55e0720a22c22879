/** Text as it is compared: of one width, without spaces, Latin letters small, so that （东街）and (东街) are one place. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(' ', '')
    .replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Text as it is kept: without spaces around it and marks that cannot be seen there. */
export function tidy(text: string): string {
  return text.replaceAll(/^[\s\u{feff}]+|[\s\u{feff}]+$/gu, '');
}
