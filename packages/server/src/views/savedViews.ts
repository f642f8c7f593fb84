import {
  everythingView,
  type ListLook,
  type Module,
  type Registry,
  type SavedViewAnswer,
  type SavedViewsAnswer,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Database, Executor } from '../database/connection.ts';
import { looksOf, setLook } from '../database/views/lookRows.ts';
import {
  defaultViewOf,
  deleteView,
  holdView,
  insertView,
  type SeenViewRow,
  setDefaultView,
  updateView,
  type ViewContent,
  type ViewRow,
  viewsFor,
} from '../database/views/viewRows.ts';
import { forbidden, invalid, invalidField, notFound, ProblemError } from '../problem.ts';
import { shownTo } from '../reading/chosenView.ts';
import { readContext } from '../reading/readContext.ts';
import { audienceIssues, contentIssues, requireMayOpen, requireMayShare } from './checkView.ts';
import { labelsOfGone } from './goneLabels.ts';

export interface SavedViewDependencies {
  database: Database;
  registry(): Registry;
  clock(): Date;
}

/** Per user and module. */
const mostViews = 200;

/** Lists as people keep them, for themselves and for others. Every door asks for the right to see the module. */
export class SavedViews {
  private readonly needs: SavedViewDependencies;

  constructor(needs: SavedViewDependencies) {
    this.needs = needs;
  }

  /** The views that are for this person, without those whose filter asks about hidden fields. */
  async list(session: Session, module: Module): Promise<SavedViewsAnswer> {
    const me = seer(session, module);
    const db = this.needs.database.kysely;
    const rows = await viewsFor(db, module.name, me);
    const answers = await Promise.all(rows.map((row) => this.answer(db, row, module, session)));
    const views = answers.filter((view) => view !== null);
    const isThere = (name: string | null) =>
      views.some(({ id }) => String(id) === name) || isBuiltIn(module, name);
    const own = await defaultViewOf(db, module.name, me);
    const given = openingFor(rows.filter(({ id }) => isThere(String(id))));
    return {
      views,
      default: isThere(own) ? own : given,
      defaultIsOwn: isThere(own),
      looks: await looksOf(db, module.name, me),
    };
  }

  /** @throws ProblemError invalid, forbidden (shared too far), state (too many views) */
  async create(
    session: Session,
    module: Module,
    given: Partial<ViewContent> & { name: string },
  ): Promise<SavedViewAnswer> {
    const me = seer(session, module);
    const view: ViewContent = {
      where: {},
      sort: null,
      columns: [],
      widths: {},
      rowHeight: 'usual',
      mode: 'list',
      shared: 'private',
      departments: [],
      roles: [],
      opens: false,
      ...given,
    };
    return this.needs.database.transaction(async (db) => {
      const checked = await this.checked(db, session, module, view, view);
      const id = await insertView(db, module.name, me, checked, mostViews);
      if (id === null) throw tooMany();
      return this.saved(db, session, module, id);
    });
  }

  /** @throws ProblemError notFound, forbidden (another's), invalid */
  async change(
    session: Session,
    module: Module,
    id: number,
    changes: Partial<ViewContent>,
  ): Promise<SavedViewAnswer> {
    seer(session, module);
    return this.needs.database.transaction(async (db) => {
      const row = await this.hold(db, session, module, id);
      const checked = await this.checked(db, session, module, { ...row, ...changes }, changes);
      await updateView(db, id, checked);
      return this.saved(db, session, module, id);
    });
  }

  /** @throws ProblemError notFound, forbidden (another's) */
  async remove(session: Session, module: Module, id: number): Promise<void> {
    seer(session, module);
    await this.needs.database.transaction(async (db) => {
      await this.hold(db, session, module, id);
      await deleteView(db, module.name, id);
    });
  }

  /**
   * @param view a saved view's id, a built-in one's name, null for what the module says
   * @throws ProblemError invalid when there is no such view for this person
   */
  async setDefault(session: Session, module: Module, view: string | null): Promise<void> {
    const me = seer(session, module);
    if (view !== null) await this.requireOffered(session, module, view);
    await setDefaultView(this.needs.database.kysely, module.name, me, view);
  }

  /**
   * Remembers what this person has made of a view: columns, widths, height of rows.
   * @throws ProblemError invalid when there is no such view for this person
   */
  async setLook(session: Session, module: Module, view: string, look: ListLook): Promise<void> {
    const me = seer(session, module);
    await this.requireOffered(session, module, view);
    const saysNothing =
      look.columns === null && look.rowHeight === null && Object.keys(look.widths).length === 0;
    await setLook(this.needs.database.kysely, module.name, me, view, saysNothing ? null : look);
  }

  private async requireOffered(session: Session, module: Module, view: string): Promise<void> {
    if (isBuiltIn(module, view)) return;
    const { views } = await this.list(session, module);
    if (views.some(({ id }) => String(id) === view)) return;
    throw invalidField('view', 'notChoice', { value: view });
  }

  /** The view to change, if it is this person's to change. */
  private async hold(db: Executor, session: Session, module: Module, id: number): Promise<ViewRow> {
    const row = await holdView(db, module.name, id);
    if (row && mayChange(row, session)) return row;
    const [seen] = await viewsFor(db, module.name, session.user?.id ?? 0, id);
    throw seen ? forbidden() : notFound();
  }

  /** Only what is given is checked: the rest was, by the rights of whoever gave it. */
  private async checked(
    db: Executor,
    session: Session,
    module: Module,
    view: ViewContent,
    given: Partial<ViewContent>,
  ): Promise<ViewContent> {
    const context = readContext(session, this.needs.registry(), this.needs.clock());
    const issues = contentIssues(module, given, context);
    const audience =
      view.shared === 'some'
        ? { departments: [...new Set(view.departments)], roles: [...new Set(view.roles)] }
        : { departments: [], roles: [] };
    const whole = { ...view, ...audience, opens: view.opens && view.shared !== 'private' };
    if (given.opens && whole.opens) requireMayOpen(session);
    if (given.shared ?? given.departments ?? given.roles) {
      issues.push(...(await audienceIssues(db, whole)));
      if (issues.length === 0) requireMayShare(session, whole);
    }
    if (issues.length > 0) throw invalid(issues);
    return whole;
  }

  private async saved(db: Executor, session: Session, module: Module, id: number): Promise<SavedViewAnswer> {
    const row = await holdView(db, module.name, id);
    const answer = row && (await this.answer(db, row, module, session));
    if (!answer) throw notFound();
    return answer;
  }

  private async answer(
    db: Executor,
    row: ViewRow,
    module: Module,
    session: Session,
  ): Promise<SavedViewAnswer | null> {
    const registry = this.needs.registry();
    const seen = shownTo(row, module, readContext(session, registry, this.needs.clock()));
    if (!seen) return null;
    const { gone, ...shown } = seen;
    const editable = mayChange(row, session);
    const named = (ids: number[], names: Record<string, string>) =>
      editable ? ids.map((id) => ({ id, label: names[id] ?? null })) : [];
    const { id, name, rowHeight, mode, shared, opens, createdAt, updatedAt } = row;
    return {
      id,
      name,
      owner: { id: row.owner, label: row.ownerName },
      ...shown,
      rowHeight,
      mode,
      shared,
      opens,
      gone: gone && (await labelsOfGone(db, gone)),
      departments: named(row.departments, row.departmentNames),
      roles: named(row.roles, row.roleNames),
      editable,
      createdAt,
      updatedAt,
    };
  }
}

/** Whose views are meant. @throws ProblemError forbidden for who may not see the module */
function seer(session: Session, module: Module): number {
  if (!session.user || rightsOf(session, module).see === 'none') throw forbidden();
  return session.user.id;
}

/** What somebody keeps for themselves is nobody else's business. */
function mayChange({ owner, shared }: ViewRow, { user, functions }: Session): boolean {
  return owner === user?.id || (shared !== 'private' && functions.has('settings'));
}

function isBuiltIn(module: Module, view: string | null): boolean {
  return view !== null && (view === everythingView || Object.hasOwn(module.definition.views ?? {}, view));
}

/** The view that others have meant these lists to open with: what is for some goes before what is for all, new before old. */
function openingFor(rows: readonly SeenViewRow[]): string | null {
  const opening = rows
    .filter(({ opens, reached }) => opens && reached)
    .sort((one, other) => other.id - one.id);
  const first = opening.find(({ shared }) => shared === 'some') ?? opening[0];
  return first ? String(first.id) : null;
}

function tooMany(): ProblemError {
  return new ProblemError('state', {
    zh: `每个模块最多保存 ${mostViews} 个视图，请先删除不用的视图`,
    en: `At most ${mostViews} views per module: delete some that you no longer use`,
  });
}
