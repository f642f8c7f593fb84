import type { Company } from '../company.ts';
import { table } from '../measure/table.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

/** Columns of the exported list. */
const columns = 20;

/** All accounts as a workbook and as a CSV: how long it takes, and how much memory the server ever has for it. */
export async function measureExport(company: Company, dataDirectory: string): Promise<string> {
  const person = company.perspectives.at(-1);
  const rows: (string | number)[][] = [];
  for (const format of ['xlsx', 'csv']) {
    const server = await startServer(company.url, dataDirectory);
    try {
      const headers = { authorization: `Bearer ${await tokenFor(server.origin, person?.username ?? '')}` };
      const fields = await exportedFields(server.origin, headers);
      const { most: before } = await server.memory();
      const start = performance.now();
      const address = `${server.origin}/api/accounts/export?format=${format}&sort=id&fields=${fields.join(',')}`;
      const bytes = await swallowed(await fetch(address, { headers }));
      const { most } = await server.memory();
      rows.push([format, fields.length, bytes / 2 ** 20, (performance.now() - start) / 1000, before, most]);
    } finally {
      await server.stop();
    }
  }
  return table(['format', 'columns', 'MiB', 'seconds', 'MiB resident before', 'at most'], rows);
}

async function exportedFields(origin: string, headers: Record<string, string>): Promise<string[]> {
  const answer = await fetch(`${origin}/api/modules/accounts`, { headers });
  const { fields } = (await answer.json()) as { fields: { name: string; type: string }[] };
  return fields
    .filter(({ type }) => type !== 'file')
    .map(({ name }) => name)
    .slice(0, columns);
}

async function swallowed(answer: Response): Promise<number> {
  if (!answer.ok || !answer.body) throw new Error(`The export was refused: ${await answer.text()}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += (chunk as Uint8Array).length;
  return bytes;
}
