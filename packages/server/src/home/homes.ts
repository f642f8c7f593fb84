import {
  type FieldIssue,
  type HomeAnswer,
  type HomePageAnswer,
  Invalid,
  type Reference,
  type Registry,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Database, Executor } from '../database/connection.ts';
import {
  deleteHome,
  firstHomeOfRoles,
  type HomeHolder,
  type HomePageRow,
  holdHome,
  homeOf,
  pagesOf,
  pagesSharedWith,
  replacePages,
  roleNamed,
  unknownReaders,
} from '../database/home/homeRows.ts';
import { forbidden, invalid, notFound, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import type { HomeChange } from './homeContent.ts';
import { standardPage } from './standardPage.ts';

interface Needs {
  database: Database;
  records: Pick<RecordService, 'count'>;
  registry(): Registry;
}

const mostShared = 20;

/**
 * Home pages: a person's own, else those given to a role of theirs, else what the product brings. They say which widgets
 * stand where; what a widget shows is asked for by its reader, and cut to that reader's reach. INS-01
 */
export class Homes {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  async read(session: Session): Promise<HomeAnswer> {
    const user = userOf(session);
    const db = this.needs.database.kysely;
    const [own, shared, nothingYet] = await Promise.all([
      homeOf(db, { user }),
      pagesSharedWith(db, user, session.standing.above, mostShared),
      this.nothingYet(session),
    ]);
    const given = own ?? (await firstHomeOfRoles(db, session.roles));
    const rows = given ? await pagesOf(db, given.id) : [];
    return {
      origin: own ? 'own' : given ? 'role' : 'product',
      version: own?.version ?? 0,
      pages:
        rows.length > 0
          ? rows.map((row) => answer(row, true))
          : [standardPage(session, this.needs.registry())],
      sharedPages: shared.map((row) => answer(row, false)),
      nothingYet,
    };
  }

  /** What the people of a role get who have made no pages of their own. @throws ProblemError notFound */
  async readOfRole(session: Session, role: number): Promise<HomeAnswer> {
    const db = this.needs.database.kysely;
    await requireRole(db, role);
    const home = await homeOf(db, { role });
    const rows = home ? await pagesOf(db, home.id) : [];
    return {
      origin: home ? 'role' : 'product',
      version: home?.version ?? 0,
      pages:
        rows.length > 0
          ? rows.map((row) => answer(row, true))
          : [standardPage(session, this.needs.registry())],
      sharedPages: [],
      nothingYet: false,
    };
  }

  /** @throws ProblemError conflict when they were changed elsewhere meanwhile; invalid; forbidden (shared too far) */
  async save(session: Session, change: HomeChange): Promise<HomeAnswer> {
    const user = userOf(session);
    requireMayShare(session, change);
    await this.replace({ user }, change);
    return this.read(session);
  }

  /** @throws ProblemError notFound, conflict, invalid */
  async saveOfRole(session: Session, role: number, change: HomeChange): Promise<HomeAnswer> {
    const name = await requireRole(this.needs.database.kysely, role);
    const pages = change.pages.map((page) => ({ ...page, shared: 'private' as const }));
    await this.replace({ role }, { ...change, pages }, (tx) => tell(tx, session, name, pages.length));
    return this.readOfRole(session, role);
  }

  /** Back to what the role or the product gives. */
  async forget(session: Session): Promise<void> {
    await deleteHome(this.needs.database.kysely, { user: userOf(session) });
  }

  /** @throws ProblemError notFound */
  async forgetOfRole(session: Session, role: number): Promise<void> {
    await this.needs.database.transaction(async (tx) => {
      const name = await requireRole(tx, role);
      if (await deleteHome(tx, { role })) await tell(tx, session, name, 0);
    });
  }

  private async replace(
    holder: HomeHolder,
    { version, pages }: HomeChange,
    then?: (tx: Executor) => Promise<void>,
  ): Promise<void> {
    await this.needs.database.transaction(async (tx) => {
      const home = await holdHome(tx, holder);
      if (version !== (home.isNew ? 0 : home.version)) throw changedMeanwhile();
      const known = new Set((await pagesOf(tx, home.id)).map(({ id }) => id));
      const issues = [...repeatedIds(pages), ...(await readerIssues(tx, pages))];
      if (issues.length > 0) throw invalid(issues);
      await replacePages(
        tx,
        home.id,
        // Pages that came from a role or the product become one's own.
        pages.map((page) => ({
          ...page,
          ...audienceOf(page),
          id: page.id && known.has(page.id) ? page.id : null,
        })),
      );
      await then?.(tx);
    });
  }

  /** Asked module by module, and mostly answered by the first. */
  private async nothingYet(session: Session): Promise<boolean> {
    const modules = this.needs.registry().modules.filter((module) => {
      const rights = rightsOf(session, module);
      return (
        module.definition.area !== 'settings' && rights.see !== 'none' && (rights.create || rights.import)
      );
    });
    for (const { name } of modules)
      if ((await this.needs.records.count(session, name, {}, 1)).value > 0) return false;
    return modules.length > 0;
  }
}

type Page = HomeChange['pages'][number];

function answer(row: HomePageRow, mine: boolean): HomePageAnswer {
  const named = (ids: readonly number[], names: Record<string, string>): Reference[] =>
    mine ? ids.map((id) => ({ id, label: names[id] ?? null })) : [];
  const { id, name, widgets, shared, owner, ownerName } = row;
  return {
    id,
    name,
    widgets,
    shared,
    departments: named(row.departments, row.departmentNames),
    users: named(row.users, row.userNames),
    owner: mine || owner === null ? null : { id: owner, label: ownerName },
  };
}

function userOf(session: Session): number {
  if (!session.user) throw forbidden();
  return session.user.id;
}

async function requireRole(db: Executor, role: number): Promise<string> {
  const name = await roleNamed(db, role);
  if (name === null) throw notFound();
  return name;
}

async function tell(tx: Executor, session: Session, role: string, pages: number): Promise<void> {
  const changes = [{ field: 'pages', from: null, to: pages }];
  await append(tx, { session, kind: 'settings.changed', label: role, detail: { part: 'home', changes } });
}

function audienceOf({ shared, departments, users }: Page): Pick<Page, 'departments' | 'users'> {
  return shared === 'some'
    ? { departments: [...new Set(departments)], users: [...new Set(users)] }
    : { departments: [], users: [] };
}

/** A person may show a page to people and to the own departments; to all only who may change settings. */
function requireMayShare({ functions, standing }: Session, { pages }: HomeChange): void {
  const within = ({ shared, departments }: Page) =>
    shared !== 'all' && departments.every((department) => standing.departments.includes(department));
  if (functions.has('settings') || pages.every((page) => page.shared === 'private' || within(page))) return;
  throw new ProblemError('forbidden', {
    zh: '您只能把页面共享给同事和自己的部门',
    en: 'You may share pages with people and with your own department only',
  });
}

async function readerIssues(db: Executor, pages: readonly Page[]): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = [];
  for (const [index, { shared, departments, users }] of pages.entries()) {
    if (shared !== 'some') continue;
    const at = (field: string) => `pages.${index}.${field}`;
    if (departments.length + users.length === 0)
      issues.push({ ...new Invalid('required').issue, field: at('users') });
    const unknown = await unknownReaders(db, departments, users);
    for (const field of ['departments', 'users'] as const)
      if (unknown[field].length > 0)
        issues.push({ ...new Invalid('unknownReference').issue, field: at(field) });
  }
  return issues;
}

/** What is written into a notepad is kept by the widget's id: two of one id would write over one another. */
function repeatedIds(pages: readonly Page[]): FieldIssue[] {
  const seen = new Set<string>();
  return pages.flatMap(({ widgets }, page) =>
    widgets.flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return {
        ...new Invalid('givenTwice', { value: id }).issue,
        field: `pages.${page}.widgets.${index}.id`,
      };
    }),
  );
}

function changedMeanwhile(): ProblemError {
  return new ProblemError('conflict', {
    zh: '首页已在另一处修改',
    en: 'The home page was changed elsewhere meanwhile',
  });
}
