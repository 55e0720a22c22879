import { inflateRawSync } from 'node:zlib';

/** The parts of a .docx by path, in the order of the package; for tests, which look at what was really written. */
export function readDocx(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const closing = zip.length - 22;
  const parts = new Map<string, string>();
  let entry = zip.readUInt32LE(closing + 16);
  for (let left = zip.readUInt16LE(closing + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(entry + 28);
    const path = zip.toString('utf8', entry + 46, entry + 46 + nameLength);
    const local = zip.readUInt32LE(entry + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
    parts.set(path, (zip.readUInt16LE(entry + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    entry += 46 + nameLength + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return parts;
}

/** The text of each paragraph of a part of the document, in order. */
export function paragraphTexts(xml: string): readonly string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );
}

/** What is wrong with an XML text (tags that do not match, bare & or <, characters XML does not know), or undefined. */
export function xmlFault(xml: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.exec(xml);
  if (control) return `control character at ${control.index}`;
  const tag = /<\?xml[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g;
  const open: string[] = [];
  for (const [whole, closing, name = '', , single] of xml.matchAll(tag)) {
    if (whole.startsWith('<?') || single) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `</${name}> closes nothing`;
  }
  if (open.length > 0) return `<${open.at(-1)}> stays open`;
  const rest = xml.replace(tag, '');
  if (/[<>]/.test(rest)) return 'a bare < or >';
  return /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml) ? 'a bare &' : undefined;
}
