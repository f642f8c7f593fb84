import type { ImportOptions, ImportPreview, JobAnswer } from '@gejie/core';
import type { Client } from '../application.fixture.ts';

const boundary = 'gejie-test-boundary';

/** Sends a file to be imported; @returns the job. */
export async function sendImport(
  client: Pick<Client, 'get' | 'post'>,
  path: string,
  file: { name: string; bytes: Buffer | string },
  options: ImportOptions = {},
): Promise<{ status: number; body: { job: number } & Record<string, unknown> }> {
  const part = (head: string, body: Buffer | string) => [`--${boundary}\r\n${head}\r\n\r\n`, body, '\r\n'];
  const payload = Buffer.concat(
    [
      ...part('Content-Disposition: form-data; name="options"', JSON.stringify(options)),
      ...part(
        `Content-Disposition: form-data; name="file"; filename="${encodeURIComponent(file.name)}"\r\nContent-Type: application/octet-stream`,
        file.bytes,
      ),
      `--${boundary}--\r\n`,
    ].map((one) => Buffer.from(one as string)),
  );
  return client.post(`/api/${path}/import`, undefined, {
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}

/** Waits for a job to end. */
export async function jobEnded(client: Pick<Client, 'get'>, id: number): Promise<JobAnswer> {
  for (;;) {
    const { body } = await client.get<JobAnswer>(`/api/jobs/${id}`);
    if (body.finishedAt !== null) return body;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Imports a file to the end. */
export async function imported(
  client: Pick<Client, 'get' | 'post'>,
  path: string,
  file: { name: string; bytes: Buffer | string },
  options: ImportOptions = {},
): Promise<JobAnswer> {
  const { body } = await sendImport(client, path, file, options);
  return jobEnded(client, body.job);
}

/** Looks into a file. */
export async function previewed(
  client: Pick<Client, 'get' | 'post'>,
  path: string,
  file: { name: string; bytes: Buffer | string },
  options: ImportOptions = {},
): Promise<ImportPreview> {
  const { result } = await imported(client, path, file, { ...options, dryRun: true });
  return result as ImportPreview;
}
