/** A weight in grams as people say it: '12.5 公斤'; unknown where the item has none. */
export function weightWords(grams: number | null): string {
  if (grams === null) return '重量未登记';
  if (grams < 1000) return `${grams} 克`;
  return `${Math.round(grams / 100) / 10} 公斤`;
}
