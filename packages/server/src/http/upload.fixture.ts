import type { Answer, Client } from '../application.fixture.ts';

/** A part of a form. */
export interface Part {
  name: string;
  filename?: string;
  content: Buffer | string;
}

/** A form as a browser sends it. */
export function form(parts: Part[]): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'xxBOUNDARYxx';
  const chunks = parts.flatMap(({ name, filename, content }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    return [
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`,
      content,
      '\r\n',
    ];
  });
  return {
    payload: Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => Buffer.from(chunk))),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** @param values what is sent along, as the JSON text of the part `values` */
export function uploadWith(
  client: Client,
  url: string,
  file: { name: string; content: Buffer | string },
  values: Record<string, unknown>,
): Promise<Answer> {
  const { payload, headers } = form([
    { name: 'file', filename: file.name, content: file.content },
    { name: 'values', content: JSON.stringify(values) },
  ]);
  return client.post(url, payload, { headers });
}

/** A file alone, as the part `file`. */
export function upload(
  client: Client,
  name: string,
  content: Buffer | string,
  url = '/api/files',
): Promise<Answer> {
  const { payload, headers } = form([{ name: 'file', filename: name, content }]);
  return client.post(url, payload, { headers });
}
