import { crc32, deflateRawSync } from 'node:zlib';

interface Packed {
  name: string;
  content: Buffer;
  /** What the ZIP says its size is, where that is not the truth. */
  claimed?: number;
}

/** A ZIP as Office writes them: local headers, then the directory of all (APPNOTE.TXT of PKWARE, 4.3). */
function zip(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of files) {
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(0x0800, 2);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(content), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(claimed ?? content.length, 18);
    header.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06'), end]);
}

const contentTypes = (part: string, type: string): Packed => ({
  name: '[Content_Types].xml',
  content: Buffer.from(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
  ),
});

const xml = (name: string, text: string): Packed => ({ name, content: Buffer.from(text) });

export function docx(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map(
    (one) => `<w:p><w:r><w:t>${one.slice(0, 3)}</w:t></w:r><w:r><w:t>${one.slice(3)}</w:t></w:r></w:p>`,
  );
  return zip([
    contentTypes('word/document.xml', 'wordprocessingml.document'),
    xml('word/document.xml', `<w:document><w:body>${body.join('')}</w:body></w:document>`),
  ]);
}

export function pptx(slides: readonly string[]): Buffer {
  return zip([
    contentTypes('ppt/presentation.xml', 'presentationml.presentation'),
    xml('ppt/presentation.xml', '<p:presentation/>'),
    ...slides.map((text, index) =>
      xml(`ppt/slides/slide${index + 1}.xml`, `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`),
    ),
  ]);
}

export function xlsx(rows: readonly (readonly string[])[]): Buffer {
  const shared: string[] = [];
  const cell = (value: string) =>
    /^\d+$/.test(value) ? `<c><v>${value}</v></c>` : `<c t="s"><v>${shared.push(value) - 1}</v></c>`;
  const sheet = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  return zip([
    contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'),
    xml('xl/workbook.xml', '<workbook/>'),
    xml('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    xml('xl/sharedStrings.xml', `<sst>${shared.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`),
  ]);
}

/** A fifth of a mebibyte that unpacks to 200, and says it is small. */
export function bombIn(): Buffer {
  return zip([
    contentTypes('word/document.xml', 'wordprocessingml.document'),
    { name: 'word/document.xml', content: Buffer.alloc(200 * 1024 * 1024, 'A'), claimed: 1000 },
  ]);
}

/** One page with one line in Helvetica. */
export function pdfOf(line: string): Buffer {
  const content = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(text, 'latin1');
}
