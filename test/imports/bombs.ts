import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive: its content, and the size that the archive says it has when that is another. */
interface Member {
  readonly path: string;
  readonly content: Buffer;
  readonly told?: number;
}

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const book =
  '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ties = (all: readonly (readonly [string, string])[]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A workbook whose shared texts are so many bytes when unpacked, and which says of them what `told` says. */
export function bomb(bytes: number, told?: number): Buffer {
  const text = '<si><t>a</t></si>';
  const texts = Buffer.concat([
    Buffer.from('<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'),
    Buffer.alloc(bytes - (bytes % text.length), text),
    Buffer.from('</sst>'),
  ]);
  const sheet =
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>';
  return archive([
    { path: '[Content_Types].xml', content: Buffer.from(types) },
    { path: '_rels/.rels', content: Buffer.from(ties([['officeDocument', 'xl/workbook.xml']])) },
    { path: 'xl/workbook.xml', content: Buffer.from(book) },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: Buffer.from(
        ties([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ),
    },
    { path: 'xl/worksheets/sheet1.xml', content: Buffer.from(sheet) },
    { path: 'xl/sharedStrings.xml', content: texts, ...(told === undefined ? {} : { told }) },
  ]);
}

function archive(members: readonly Member[]): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { path, content, told } of members) {
    const packed = deflateRawSync(content, { level: 1 });
    const name = Buffer.from(path);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4); // deflated
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(told ?? content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const body = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, name, packed]);
    bodies.push(body);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, place, name]));
    at += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, listed, Buffer.from('504b0506', 'hex'), end]);
}
