/** Text that XML 1.0 may carry: well-formed Unicode without control characters, line breaks and tabs included among these. */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must go
  return text.toWellFormed().replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, '');
}

/** The lines of a text somebody typed, cleaned; empty lines are left out. */
export function cleanLines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => cleanText(line).trim())
    .filter((line) => line !== '');
}

/** Text safe inside an XML element or a quoted attribute, for the parts that are written by hand. */
export function escapeXml(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
