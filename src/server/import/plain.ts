/** Text as it is compared: of one width, without spaces, Latin letters small, so that （东街）and (东街) are one place. */
export function plain(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .normalize('NFKC')
    .replaceAll(' ', '')
    .replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** What most names consist of; none of it has another form. */
const isPlain = /^[\u4e00-\u9fff\da-z]*$/;

/** Text as it is kept: without spaces around it and marks that cannot be seen there. */
export const tidy = (text: string): string => text.trim();
