import type { DemoDoors, DemoUser } from './demoDoors.ts';
import { bookmarks, folders, notes, papers } from './words/papers.ts';

const day = 86_400_000;

/** Keeps a text as a file. @returns its id */
export type KeepFile = (name: string, content: string) => Promise<number>;

/** Files of the papers, by name and version: kept before the story begins, since a file is there on its own. */
export async function keepPapers(keep: KeepFile): Promise<ReadonlyMap<string, readonly number[]>> {
  const kept = new Map<string, number[]>();
  for (const { name, versions } of papers) {
    const files: number[] = [];
    for (const text of versions) files.push(await keep(name, text));
    kept.set(name, files);
  }
  return kept;
}

/** Papers in their folders, seen by the whole company; some have been written anew. INT-03, INT-04 */
export async function seedPapers(
  doors: DemoDoors,
  staff: ReadonlyMap<string, DemoUser>,
  files: ReadonlyMap<string, readonly number[]>,
  now: Date,
): Promise<void> {
  const [keeper, company] = [staff.get('sunqian'), await wholeCompany(doors)];
  if (!keeper) return;
  const ago = (days: number) => doors.at(new Date(now.getTime() - days * day));
  await doors.giveFiles(keeper, [...files.values()].flat());
  ago(120);
  const drawers = await doors.create(
    keeper,
    'folder',
    folders.map((name) => ({ name })),
  );
  await doors.share(keeper, 'folder', drawers, company);
  const documents = await doors.create(
    keeper,
    'document',
    papers.map(({ name, folder, description }) => ({
      name,
      folder: drawers[folders.indexOf(folder as (typeof folders)[number])],
      file: files.get(name)?.[0],
      description,
    })),
  );
  for (const [index, { name }] of papers.entries()) {
    const [, ...later] = files.get(name) ?? [];
    for (const file of later) {
      ago(40 - index * 3);
      await doors.change(keeper, 'document', documents[index] as number, { file });
    }
  }
  await seedBookmarks(doors, keeper, company);
  await doors.writeNotes(
    Object.entries(notes).flatMap(([key, text]) => {
      const person = staff.get(key);
      return person ? [{ user: person.id, text }] : [];
    }),
  );
}

async function seedBookmarks(doors: DemoDoors, keeper: DemoUser, company: number): Promise<void> {
  const groups = await doors.create(
    keeper,
    'bookmarkGroup',
    Object.keys(bookmarks).map((name, position) => ({ name, position })),
  );
  await doors.share(keeper, 'bookmarkGroup', groups, company);
  await doors.create(
    keeper,
    'bookmark',
    Object.values(bookmarks).flatMap((entries, index) =>
      entries.map(([name, address]) => ({ name, address, group: groups[index] })),
    ),
  );
}

async function wholeCompany(doors: DemoDoors): Promise<number> {
  const [root] = await doors.find('department', { where: { parent: { empty: true } }, limit: 1 });
  return root?.id ?? 0;
}
