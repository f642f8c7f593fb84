import {
  everythingView,
  type Module,
  type Registry,
  type SavedViewAnswer,
  type SavedViewsAnswer,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Database, Executor } from '../database/connection.ts';
import {
  defaultViewOf,
  deleteView,
  holdView,
  insertView,
  setDefaultView,
  updateView,
  type ViewContent,
  type ViewRow,
  viewsFor,
} from '../database/views/viewRows.ts';
import { forbidden, invalid, invalidField, notFound, ProblemError } from '../problem.ts';
import { shownTo } from '../reading/chosenView.ts';
import { readContext } from '../reading/readContext.ts';
import { audienceIssues, contentIssues, requireMayShare } from './checkView.ts';

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
    const views = rows.map((row) => this.answer(row, module, session)).filter((view) => view !== null);
    const wanted = await defaultViewOf(db, module.name, me);
    const there = views.some(({ id }) => String(id) === wanted) || isBuiltIn(module, wanted);
    return { views, default: there ? wanted : null };
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
      mode: 'list',
      shared: 'private',
      departments: [],
      roles: [],
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
    if (view !== null && !isBuiltIn(module, view)) {
      const { views } = await this.list(session, module);
      if (!views.some(({ id }) => String(id) === view)) {
        throw invalidField('view', 'notChoice', { value: view });
      }
    }
    await setDefaultView(this.needs.database.kysely, module.name, me, view);
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
    const whole = { ...view, ...audience };
    if (given.shared ?? given.departments ?? given.roles) {
      issues.push(...(await audienceIssues(db, whole)));
      if (issues.length === 0) requireMayShare(session, whole);
    }
    if (issues.length > 0) throw invalid(issues);
    return whole;
  }

  private async saved(db: Executor, session: Session, module: Module, id: number): Promise<SavedViewAnswer> {
    const row = await holdView(db, module.name, id);
    const answer = row && this.answer(row, module, session);
    if (!answer) throw notFound();
    return answer;
  }

  private answer(row: ViewRow, module: Module, session: Session): SavedViewAnswer | null {
    const shown = shownTo(row, module, readContext(session, this.needs.registry(), this.needs.clock()));
    if (!shown) return null;
    const editable = mayChange(row, session);
    const named = (ids: number[], names: Record<string, string>) =>
      editable ? ids.map((id) => ({ id, label: names[id] ?? null })) : [];
    const { id, name, mode, shared, createdAt, updatedAt } = row;
    return {
      id,
      name,
      owner: { id: row.owner, label: row.ownerName },
      ...shown,
      mode,
      shared,
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

function tooMany(): ProblemError {
  return new ProblemError('state', {
    zh: `每个模块最多保存 ${mostViews} 个视图，请先删除不用的视图`,
    en: `At most ${mostViews} views per module: delete some that you no longer use`,
  });
}
