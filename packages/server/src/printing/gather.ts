import { buffer } from 'node:stream/consumers';
import {
  type AnsweredRecord,
  type BilingualText,
  type Filter,
  type Language,
  type Module,
  type PrintBlock,
  pathsOf,
  type Registry,
} from '@gejie/core';
import { ownWriting } from '../access/ownWriting.ts';
import type { Session } from '../access/session.ts';
import type { FileService } from '../files/fileService.ts';
import type { CompanyProfile, CompanySettings } from '../organization/companySettings.ts';
import { ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import { type PrintedPath, printedPath } from './printedPath.ts';
import type { Writing } from './printedValue.ts';
import { unitWords } from './unitWords.ts';

/** A list of a table, of which the reader may see the columns. */
export interface PrintedList {
  columns: PrintedPath[];
  records: AnsweredRecord[];
}

/** All that a template asks for, as far as the reader may read it. */
export interface Gathered {
  module: Module;
  record: AnsweredRecord;
  paths: ReadonlyMap<string, PrintedPath>;
  /** By the block they stand in. */
  lists: ReadonlyMap<PrintBlock, PrintedList>;
  /** The blocks whose condition the record fulfils. */
  blocks: PrintBlock[];
  company: CompanyProfile;
  /** As a data URL. */
  logo: string | null;
  reader: { name: string; email: string | null };
  /** Where the application is reached. */
  home: string;
  writing: Writing;
  /** Units of lines that have a name in each language. */
  units: ReadonlyMap<string, BilingualText>;
}

export interface GatheringNeeds {
  records: RecordService;
  registry(): Registry;
  company: CompanySettings;
  files: FileService;
  clock(): Date;
  /** Where the application is reached, for links; no slash at its end. */
  home: string;
}

const pageOfList = 200;
const mostListed = 1000;
const largestLogo = 2 * 1024 * 1024;
/** What a PDF can hold. */
const drawnPictures = ['image/png', 'image/jpeg'];

/** @throws ProblemError notFound, forbidden: as the record would be answered */
export async function gather(
  needs: GatheringNeeds,
  session: Session,
  module: Module,
  id: number,
  wanted: { blocks: readonly PrintBlock[]; language: Language },
): Promise<Gathered> {
  const { records, registry, company, clock } = needs;
  const blocks = await fulfilled(records, session, module, id, wanted.blocks);
  const lined = blocks.flatMap(({ list }) => linesIn(module, list));
  const asked = [...new Set([module.title, ...blocks.flatMap(pathsOf), ...lined])];
  const paths = new Map<string, PrintedPath>();
  for (const path of asked) {
    const found = printedPath(session, registry(), module, path);
    if (found) paths.set(path, found);
  }
  const record = await records.get(session, module.name, id, namesOf(paths.values()));
  const profile = await company.profile();
  return {
    module,
    record,
    paths,
    lists: await listsOf(needs, session, module, id, blocks),
    blocks,
    company: profile,
    logo: await logoOf(needs.files, session, profile.logo),
    reader: { name: session.user?.name ?? '', email: session.user?.email ?? null },
    home: needs.home,
    writing: {
      language: wanted.language,
      timeZone: session.user?.timeZone ?? session.company.timeZone,
      now: clock(),
      writing: ownWriting(session),
      companyCurrency: session.company.currency,
    },
    units: unitWords(registry(), module),
  };
}

function namesOf(paths: Iterable<PrintedPath>): string[] {
  return [...new Set([...paths].flatMap(({ path, currency }) => [path, ...(currency ? [currency] : [])]))];
}

/** The blocks that stand there for this record; what a reader can't judge is left out. */
async function fulfilled(
  records: RecordService,
  session: Session,
  module: Module,
  id: number,
  blocks: readonly PrintBlock[],
): Promise<PrintBlock[]> {
  const stands = await Promise.all(
    blocks.map(({ when }) => when === undefined || fulfils(records, session, module, id, when)),
  );
  return blocks.filter((_block, index) => stands[index]);
}

async function fulfils(
  records: RecordService,
  session: Session,
  module: Module,
  id: number,
  when: Filter,
): Promise<boolean> {
  try {
    const { value } = await records.count(session, module.name, { where: { all: [{ id }, when] } });
    return value > 0;
  } catch (error) {
    if (error instanceof ProblemError && error.kind === 'malformed') return false;
    throw error;
  }
}

async function listsOf(
  { records, registry }: GatheringNeeds,
  session: Session,
  module: Module,
  id: number,
  blocks: readonly PrintBlock[],
): Promise<Map<PrintBlock, PrintedList>> {
  const lists = new Map<PrintBlock, PrintedList>();
  for (const block of blocks) {
    const backlink = module.backlinks.find(({ name }) => name === block.list);
    if (!backlink) continue;
    const listed = registry().module(backlink.module);
    const names = block.fields ?? listed.definition.list;
    const columns = names.flatMap((name) => printedPath(session, registry(), listed, name) ?? []);
    if (columns.length === 0) continue;
    const found: AnsweredRecord[] = [];
    let after: string | undefined;
    do {
      const page = await records.related(session, module.name, id, backlink.name, {
        fields: namesOf(columns),
        limit: pageOfList,
        ...(after === undefined ? {} : { after }),
      });
      found.push(...page.records);
      after = page.next ?? undefined;
    } while (after !== undefined && found.length < mostListed);
    lists.set(block, { columns, records: found });
  }
  return lists;
}

async function logoOf(files: FileService, session: Session, id: number | null): Promise<string | null> {
  if (id === null) return null;
  try {
    const file = await files.find(session, id);
    if (!drawnPictures.includes(file.type) || file.size > largestLogo) return null;
    return `data:${file.type};base64,${(await buffer(await files.read(file))).toString('base64')}`;
  } catch (error) {
    // A picture that is gone is no reason not to print.
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

/** What a table of the lines of a document needs to be read. */
function linesIn(module: Module, list: string | undefined): string[] {
  if (list === undefined || !module.fields.get(list)?.type.keptInRows) return [];
  return [list, ...(module.fields.has('currency') ? ['currency'] : [])];
}
