import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { openCompany } from './company.ts';
import { startBenchServer } from './load/database.ts';
import { type Answers, growthTable, measureAnswers } from './parts/answers.ts';
import { measureBrowser } from './parts/browser.ts';
import { measureLoad } from './parts/load.ts';
import { settingsFrom } from './settings.ts';

/**
 * Measures the product at scale and writes bench/RESULTS.md.
 *
 *     npm run bench                       everything
 *     npm run bench -- answers load       some parts: answers, small, load, browser
 *
 * BENCH_ROWS, BENCH_SMALL_ROWS, BENCH_ROUNDS, BENCH_SECONDS, BENCH_DATA_DIR: see settings.ts.
 */
const settings = settingsFrom(process.env, process.argv.slice(2));
const lines: string[] = [];
const say = (line: string) => {
  console.log(line);
  lines.push(line);
};
const wants = (part: string) => settings.parts.length === 0 || settings.parts.includes(part);
const files = join(settings.dataDirectory, 'files');

await mkdir(files, { recursive: true });
say(heading());
const server = await startBenchServer(settings.dataDirectory, say);
try {
  const large = await onCompany(settings.rows, async (company) => {
    say(`\n## ${settings.rows.toLocaleString('en')} accounts, one client\n\nMilliseconds.`);
    const answers = wants('answers') ? await measureAnswers(company, files, settings.rounds, say) : null;
    if (wants('load')) {
      say(`\n## Many clients\n\n${await measureLoad(company, files, settings.seconds)}`);
    }
    if (wants('browser')) say(`\n## In the browser\n\n${await measureBrowser(company, files)}`);
    return answers;
  });
  if (wants('small')) {
    const small = await onCompany(settings.smallRows, (company) => {
      say(`\n## ${settings.smallRows.toLocaleString('en')} accounts, one client\n\nMilliseconds.`);
      return measureAnswers(company, files, settings.rounds, say);
    });
    if (large) say(`\n## Growth\n\n${growthTable(large, small)}`);
  }
} finally {
  await server.stop();
}
if (settings.parts.length === 0)
  await writeFile(new URL('./RESULTS.md', import.meta.url), `${lines.join('\n')}\n`);

async function onCompany<T extends Answers | null>(
  rows: number,
  measure: (company: Awaited<ReturnType<typeof openCompany>>) => Promise<T>,
): Promise<T> {
  const company = await openCompany(await server.filled(rows), rows, files);
  try {
    return await measure(company);
  } finally {
    await company.close();
  }
}

function heading(): string {
  const [core] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `# Bench

\`${['npm run bench', ...(settings.parts.length > 0 ? ['--', ...settings.parts] : [])].join(' ')}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores (${core?.model.trim()}), ${memory} GB.
The floor is Fastify and the driver alone, given the very SQL that the server made, asked by turns with it.
`;
}
