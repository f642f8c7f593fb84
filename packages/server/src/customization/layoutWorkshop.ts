import {
  type AnyModuleDefinition,
  type Arrangement,
  asDeclared,
  type FieldIssue,
  Invalid,
  type Module,
  quoted,
  type Registry,
} from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Database } from '../database/connection.ts';
import { arrangementRow, livingRoles, putArrangement } from '../database/customization/arrangementRows.ts';
import { tellCustomized } from '../database/customization/customizationSignal.ts';
import type { JobService } from '../jobs/jobService.ts';
import { invalid, notFound, ProblemError } from '../problem.ts';
import { type ReadContext, readContext } from '../reading/readContext.ts';
import { projection } from '../reading/selection.ts';
import type { ArrangementChange } from './arrangementChange.ts';
import { readDuplicateRules } from './checkDuplicates.ts';
import { readLayout } from './checkLayout.ts';
import { readRules } from './checkRules.ts';
import type { LiveRegistry } from './liveRegistry.ts';
import { rewriteAll } from './rewriting.ts';
import type { SchemaTurns } from './schemaTurns.ts';
import { isSearchable } from './searchedFields.ts';

interface Needs {
  database: Database;
  live: LiveRegistry;
  jobs: JobService;
  turns: SchemaTurns;
  clock(): Date;
}

/** What is kept of a module's arrangement, beside what the registry says. */
export interface KeptFacts {
  version: number;
  roles: { id: number; label: string }[];
}

const parts = [
  'standard',
  'variants',
  'rules',
  'list',
  'search',
  'duplicates',
] as const satisfies (keyof Arrangement)[];

/** Where administrators arrange what is shown of a module; it holds for everyone as soon as it is answered. PLT-06 */
export class LayoutWorkshop {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  /** The module as the product brings it. */
  declared(module: Module): AnyModuleDefinition {
    return this.needs.live.declared(module.name) ?? module.definition;
  }

  async kept(module: Module): Promise<KeptFacts> {
    const { kysely } = this.needs.database;
    const [row, roles] = await Promise.all([arrangementRow(kysely, module.name), livingRoles(kysely)]);
    return { version: row?.version ?? 0, roles };
  }

  /**
   * Replaces the parts given.
   * @throws ProblemError conflict when another has changed it meanwhile; invalid with a message at each place
   */
  async save(session: Session, path: string, change: ArrangementChange): Promise<void> {
    const { database } = this.needs;
    await this.needs.turns.take(async (registry) => {
      const module = registry.at(path);
      if (!module) throw notFound();
      const row = await arrangementRow(database.kysely, module.name);
      if (change.version !== undefined && change.version !== (row?.version ?? 0)) throw changedMeanwhile();
      const before = row?.arrangement ?? asDeclared;
      const after = await this.read(session, module, registry, before, change);
      const changed = parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
      if (changed.length === 0) return;
      await database.transaction(async (tx) => {
        await putArrangement(tx, module.name, after, session.user?.id ?? null);
        await append(tx, {
          session,
          kind: 'customization.changed',
          module: module.name,
          label: module.label.zh,
          detail: { deed: 'arranged', parts: changed },
        });
        await tellCustomized(tx);
        if (changed.includes('search')) await rewriteAll(this.needs.jobs, tx, session, module, 'reindex');
      });
    });
  }

  private async read(
    session: Session,
    module: Module,
    registry: Registry,
    before: Arrangement,
    change: ArrangementChange,
  ): Promise<Arrangement> {
    const context = readContext(elevated(session, 'arranging a module'), registry, this.needs.clock());
    const issues: FieldIssue[] = [];
    const after = { ...before };
    const { standard, variants, rules, list, search } = change;
    if (standard !== undefined) after.standard = standard && readLayout(module, standard, 'standard', issues);
    if (variants !== undefined)
      after.variants = variants.map(({ name, roles, ...layout }, index) => ({
        ...readLayout(module, layout, `variants.${index}`, issues),
        name,
        roles: [...new Set(roles)],
      }));
    if (rules !== undefined) after.rules = readRules(module, rules, context, issues);
    if (list !== undefined) after.list = list && columnsIn(module, list, context, issues);
    if (search !== undefined) after.search = search && searchedIn(module, search, issues);
    if (change.duplicates !== undefined)
      after.duplicates = change.duplicates && readDuplicateRules(module, change.duplicates, issues);
    issues.push(...(await this.roleIssues(change)));
    if (issues.length > 0) throw invalid(issues);
    return after;
  }

  private async roleIssues({ variants = [], rules = {} }: ArrangementChange): Promise<FieldIssue[]> {
    const named = [
      ...variants.map(({ roles }, index) => ({ at: `variants.${index}.roles`, roles })),
      ...Object.entries(rules).flatMap(([name, one]) =>
        Object.entries(one).map(([kind, rule]) => ({
          at: `rules.${name}.${kind}.roles`,
          roles: rule?.roles ?? [],
        })),
      ),
    ];
    if (named.length === 0) return [];
    const known = new Set((await livingRoles(this.needs.database.kysely)).map(({ id }) => id));
    return named
      .filter(({ roles }) => roles.some((role) => !known.has(role)))
      .map(({ at }) => ({ ...new Invalid('unknownReference').issue, field: at }));
  }
}

function columnsIn(
  module: Module,
  columns: readonly string[],
  context: ReadContext,
  issues: FieldIssue[],
): string[] {
  for (const [index, column] of columns.entries()) {
    try {
      projection(module, [column], context);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      issues.push({
        ...new Invalid('unknownField', { field: quoted(column) }).issue,
        field: `list.${index}`,
      });
    }
  }
  return [...new Set(columns)];
}

/** Only those in code are kept here: a field that an administrator has made says itself whether it is searched. */
function searchedIn(module: Module, names: readonly string[], issues: FieldIssue[]): string[] {
  for (const [index, name] of names.entries()) {
    const field = module.fields.get(name);
    if (!field || !isSearchable(field))
      issues.push({
        ...new Invalid('unknownField', { field: quoted(name) }).issue,
        field: `search.${index}`,
      });
  }
  return [...new Set(names)].filter((name) => module.fields.get(name)?.custom === false);
}

function changedMeanwhile(): ProblemError {
  return new ProblemError('conflict', {
    zh: '另一位管理员刚刚修改了布局，请重新载入后再改',
    en: 'Another administrator has just changed this layout: load it again before you change it',
  });
}
