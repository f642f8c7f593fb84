import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Company, openCompany } from './company.ts';
import { scaleFor } from './data/company.ts';
import { startBenchServer } from './load/database.ts';
import { measureAnswers } from './parts/answers.ts';
import { measureBrowser } from './parts/browser.ts';
import { measureDuplicates } from './parts/duplicates.ts';
import { measureExport } from './parts/export.ts';
import { measureFields } from './parts/fields.ts';
import { measureGrowth } from './parts/growth.ts';
import { measureImports } from './parts/imports.ts';
import { measureLoad } from './parts/load.ts';
import { measureOperationLog } from './parts/operationLog.ts';
import { measureOrganization } from './parts/organization.ts';
import { measureProcessorTime } from './parts/processorTime.ts';
import { measureQuotes } from './parts/quotes.ts';
import { measureStock } from './parts/stock.ts';
import { measureWorkingDay } from './parts/workingDay.ts';
import { settingsFrom } from './settings.ts';

/**
 * Measures the product at scale and writes bench/RESULTS.md.
 *
 *     npm run bench                       everything
 *     npm run bench -- answers load       some parts: answers, processor, load, export, browser, growth, small,
 *                                         organization, fields, duplicates, imports, quotes, stock, log, day
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

// An end through `exit` takes the servers along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
await mkdir(files, { recursive: true });
say(heading());
const server = await startBenchServer(settings.dataDirectory, say);
try {
  await onCompany(settings.rows, async (company) => {
    if (wants('answers')) await answers(company, settings.rows);
    if (wants('processor')) {
      say('\n## Processor time of one answer, eight clients\n');
      say(await measureProcessorTime(company, files));
    }
    if (wants('load')) say(`\n## Many clients\n\n${await measureLoad(company, files, settings.seconds)}`);
    if (wants('export')) say(`\n## Export of the whole list\n\n${await measureExport(company, files)}`);
    if (wants('browser')) say(`\n## In the browser\n\n${await measureBrowser(company, files)}`);
    if (!wants('growth') && !wants('small')) return;
    await onCompany(settings.smallRows, async (small) => {
      if (wants('growth')) {
        say(
          `\n## Growth\n\nThe same page at ${count(settings.smallRows)} and ${count(settings.rows)}, by turns.\n`,
        );
        say(await measureGrowth(company, small, files, settings.rounds));
      }
      if (wants('small')) await answers(small, settings.smallRows);
    });
  });
  if (wants('organization')) {
    say('\n## Changes of the company\n');
    const scale = scaleFor(settings.rows);
    say(await server.copied(settings.rows, (copy) => measureOrganization(scale, copy, files)));
  }
  if (wants('fields')) {
    say('\n## 500 added fields\n');
    const plain = await server.filled(settings.rows);
    const scale = scaleFor(settings.rows);
    say(
      await server.copied(settings.rows, (copy) => measureFields(scale, plain, copy, files, settings.rounds)),
    );
  }
  if (wants('day')) {
    say('\n## The working day\n');
    const scale = scaleFor(settings.rows);
    await server.filled(settings.rows);
    say(await server.copied(settings.rows, (copy) => measureWorkingDay(scale, copy, files)));
  }
  if (wants('duplicates')) {
    say('\n## Duplicates over the whole module\n');
    await server.filled(settings.rows);
    say(await server.copied(settings.rows, (copy) => measureDuplicates(copy, files)));
  }
  if (wants('imports')) {
    say('\n## A file of 200,000 rows\n');
    await server.filled(settings.smallRows);
    say(await server.copied(settings.smallRows, (copy) => measureImports(copy, files)));
  }
  if (wants('quotes')) {
    say('\n## A quote of 200 lines\n');
    await server.filled(settings.smallRows);
    say(await server.copied(settings.smallRows, (copy) => measureQuotes(copy, files)));
  }
  if (wants('stock')) {
    say('\n## Stock\n');
    const { products, movements } = settings;
    await server.filled(settings.smallRows);
    say(
      await server.copied(settings.smallRows, (copy, asSuperuser) =>
        measureStock(copy, asSuperuser, files, { products, movements }),
      ),
    );
  }
  if (wants('log')) {
    say('\n## The operation log\n');
    await server.filled(settings.smallRows);
    say(
      await server.copied(settings.smallRows, (copy, asSuperuser) =>
        measureOperationLog(copy, asSuperuser, files, settings.entries),
      ),
    );
  }
} finally {
  await server.stop();
}
if (settings.parts.length === 0)
  await writeFile(new URL('./RESULTS.md', import.meta.url), `${lines.join('\n')}\n`);

async function onCompany(rows: number, measure: (company: Company) => Promise<void>): Promise<void> {
  const company = await openCompany(await server.filled(rows), rows, files);
  try {
    await measure(company);
  } finally {
    await company.close();
  }
}

async function answers(company: Company, rows: number): Promise<void> {
  say(`\n## ${count(rows)}, one client\n\nMilliseconds.`);
  await measureAnswers(company, files, settings.rounds, say);
}

function count(rows: number): string {
  return `${rows.toLocaleString('en')} accounts`;
}

function heading(): string {
  const [core] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `# Bench

\`${['npm run bench', ...(settings.parts.length > 0 ? ['--', ...settings.parts] : [])].join(' ')}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores (${core?.model.trim()}), ${memory} GB; load average at the start ${loadavg()[0]?.toFixed(1)}.
The floor is Fastify and the driver alone, given the very SQL that the server made, asked by turns with it.
"SQL alone" is the statements one after the other on an open connection, "in PostgreSQL"
what it says itself of planning and running them; "pages" is how many pages of 8 kB they look at, which no other load on
the machine changes.
`;
}
