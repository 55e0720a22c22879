/** A title is at most so long in one line of a sheet (GB/T 9704-2012: 二号, 156 mm). */
const oneLine = 20;

/** The lines of a report's title, broken where the sense allows it: after 关于 (GB/T 9704-2012 7.3.1 词意完整). */
export function titleLines(title: string): readonly string[] {
  const end = title.indexOf('关于') + 2;
  return title.length <= oneLine || end < 3 ? [title] : [title.slice(0, end), title.slice(end)];
}
