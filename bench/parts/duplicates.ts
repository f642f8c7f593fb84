import { HttpClient } from '../measure/http.ts';
import { table } from '../measure/table.ts';
import { timedJob } from '../measure/timedJob.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

/** Likely duplicates looked for over all accounts: how long it takes, and how much memory the server ever has for it. */
export async function measureDuplicates(copy: string, files: string): Promise<string> {
  const server = await startServer(copy, files);
  const director = new HttpClient(server.origin, {
    authorization: `Bearer ${await tokenFor(server.origin, 'person0')}`,
  });
  try {
    const { most: before } = await server.memory();
    const { job, seconds } = await timedJob(director, {
      path: '/api/accounts/duplicates/search',
    });
    const { most } = await server.memory();
    const page = await director.expect({ method: 'GET', path: '/api/accounts/duplicates?limit=20' });
    const { groups = [] } = JSON.parse(page.text) as { groups?: unknown[] };
    return table(
      [
        'records',
        'seconds',
        'MiB resident before',
        'at most',
        'groups on the first page',
        'milliseconds for it',
      ],
      [[job.total ?? job.done, seconds, before, most, groups.length, page.milliseconds]],
    );
  } finally {
    director.close();
    await server.stop();
  }
}
