import { Random } from '../../packages/server/src/demo/random.ts';
import { companyName, landline } from '../data/names.ts';
import { HttpClient } from '../measure/http.ts';
import { table } from '../measure/table.ts';
import { endOf } from '../measure/timedJob.ts';
import { startServer } from '../servers/children.ts';
import { tokenFor } from '../servers/signIn.ts';

/** As many rows as one file may have. */
const rows = 200_000;
/** Each so many rows names an industry that there is not. */
const faultyEach = 100;

const mapping = {
  客户名称: 'name',
  电话: 'phone',
  行业: 'industry',
  网站: 'website',
  备注: 'description',
};

/** A file of 200,000 rows looked into, imported by the rule for duplicates, and taken back. PLT-11 */
export async function measureImports(copy: string, files: string): Promise<string> {
  const server = await startServer(copy, files);
  const authorization = `Bearer ${await tokenFor(server.origin, 'person0')}`;
  const director = new HttpClient(server.origin, { authorization });
  const file = new Blob([sheet()]);
  const done: (string | number)[][] = [];

  async function measure(what: string, start: () => Promise<number>): Promise<number> {
    const began = performance.now();
    const id = await start();
    const job = await endOf(director, id);
    const seconds = (performance.now() - began) / 1000;
    const { now, most } = await server.memory();
    done.push([what, job.done, job.failed, seconds, job.done / seconds, now, most]);
    return id;
  }

  async function upload(options: object): Promise<number> {
    const form = new FormData();
    form.set('file', file, '客户.csv');
    form.set('options', JSON.stringify(options));
    const address = `${server.origin}/api/accounts/import`;
    const answer = await fetch(address, { method: 'POST', headers: { authorization }, body: form });
    if (answer.status !== 202) throw new Error(`The file was refused: ${await answer.text()}`);
    return ((await answer.json()) as { job: number }).job;
  }

  try {
    await measure('looked into', () => upload({ dryRun: true }));
    const id = await measure('imported', () => upload({ mapping, duplicates: 'skip' }));
    await measure('imported again: all there', () => upload({ mapping, duplicates: 'skip' }));
    await measure('taken back', async () => {
      const { text } = await director.expect({ method: 'POST', path: `/api/jobs/${id}/undo`, body: {} });
      return (JSON.parse(text) as { job: number }).job;
    });
    return table(['what', 'rows', 'failed', 'seconds', 'rows a second', 'MiB resident', 'at most'], done);
  } finally {
    director.close();
    await server.stop();
  }
}

function sheet(): string {
  const random = new Random('import');
  const lines = ['\uFEFF客户名称,电话,行业,网站,备注'];
  for (let row = 1; row <= rows; row++) {
    const industry = row % faultyEach === 0 ? '没有这个行业' : row % 3 === 0 ? '制造业' : '';
    lines.push(
      `${companyName(random)}${row},${landline(random)},${industry},https://www.c${row}.cn,第${row}行`,
    );
  }
  return `${lines.join('\n')}\n`;
}
