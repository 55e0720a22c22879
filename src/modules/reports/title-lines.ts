/** A title is at most so long in one line of a sheet (GB/T 9704-2012: 二号, 156 mm). */
const oneLine = 20;

/** The lines of a report's title, broken where the sense allows it: after 关于, or after whose it is (GB/T 9704-2012 7.3.1 词意完整). */
export function titleLines(title: string): readonly string[] {
  const lead = /^.*?关于|^.+?(?:局|办公室|指挥部|委员会)/.exec(title)?.[0] ?? '';
  const isWhole = title.length <= oneLine || lead === '' || lead.length === title.length;
  return isWhole ? [title] : [lead, title.slice(lead.length)];
}
