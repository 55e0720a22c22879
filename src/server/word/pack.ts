import { Document, Packer, type ISectionOptions } from 'docx';
import { escapeXml } from './clean-text.ts';
import { fontTable } from './fonts.ts';
import { styleSheet, type BodyStyle } from './styles.ts';

/** What a Word file says of itself, and its body's style. It has an instant only when the caller gives one, so that it can be made again to the byte. */
export interface PackageFacts {
  readonly title: string;
  readonly creator?: string;
  readonly createdAt?: string;
  readonly body: BodyStyle;
}

/** A .docx file. The same content gives the same bytes on any day and in any time zone. */
export async function packDocument(sections: readonly ISectionOptions[], facts: PackageFacts): Promise<Uint8Array> {
  const parts = [
    { path: 'docProps/core.xml', data: coreProperties(facts) },
    { path: 'word/fontTable.xml', data: fontTable },
    { path: 'word/styles.xml', data: styleSheet(facts.body) },
  ];
  const document = new Document({ sections, evenAndOddHeaderAndFooters: true });
  return withFixedTimes(await Packer.pack(document, 'uint8array', undefined, parts));
}

function coreProperties({ title, creator, createdAt }: PackageFacts): string {
  const moment = createdAt && escapeXml(`${createdAt.slice(0, 19)}Z`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title>`,
    creator ? `<dc:creator>${escapeXml(creator)}</dc:creator>` : '',
    moment ? `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>` : '',
    '</cp:coreProperties>',
  ].join('');
}

// docx stamps each entry of the zip with the clock; here they all become the first moment a zip knows, 1980-01-01 00:00.
function withFixedTimes(zip: Uint8Array): Uint8Array {
  const fixed = 0x00_21_00_00;
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const closing = zip.byteLength - 22;
  let entry = view.getUint32(closing + 16, true);
  for (let left = view.getUint16(closing + 10, true); left > 0; left -= 1) {
    view.setUint32(entry + 12, fixed, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, fixed, true);
    entry +=
      46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return zip;
}
