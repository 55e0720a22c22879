/** A distance as people say it: metres below a kilometre, then kilometres to a tenth, whole ones from ten on. */
export function distanceWords(metres: number): string {
  if (metres < 1000) return `${metres} 米`;
  const kilometres = metres / 1000;
  return `${kilometres < 9.95 ? kilometres.toFixed(1) : Math.round(kilometres)} 公里`;
}
