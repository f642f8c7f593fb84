import type { HomePageAnswer, HomeWidget, Module, Registry } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { mayRead } from '../reading/readContext.ts';

const figuresOfModule = 2;
const mostFigures = 8;

interface Figure {
  module: string;
  view: string;
  sum: string | null;
  title: null;
}

/** Whether its records are what somebody plans to do, and not just days to bear in mind. */
function isPlanned({ definition: { calendar } }: Module): boolean {
  return calendar !== undefined && !calendar.aside;
}

/** What somebody sees who has made no page yet: chosen from what the modules declare, so that a new one finds its way here. */
export function standardPage(session: Session, registry: Registry): HomePageAnswer {
  const modules = registry.modules.filter(
    (module) => module.definition.area !== 'settings' && rightsOf(session, module).see !== 'none',
  );
  const pipeline = modules.find((module) => endsWell(module) && module.definition.board?.sum);
  const due = pipeline && viewNamed(pipeline, isRunningPeriod);
  const hasCalendar = modules.some(({ definition }) => definition.calendar?.end);
  const hasTodo = modules.some((module) => isPlanned(module) && endsWell(module));
  const figures = modules
    .filter(({ definition }) => definition.menuUnder === undefined)
    .flatMap((module) => tellingFigures(session, module))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostFigures)
    .map(({ rank, ...figure }) => figure);
  const upper = Math.ceil(figures.length / 4) * 2 + 1;
  const lower: Omit<HomeWidget, 'x' | 'w' | 'y'>[] = [
    { id: 'notepad', kind: 'notepad', title: null, h: 7, settings: {} },
    { id: 'tags', kind: 'tags', title: null, h: 7, settings: {} },
    { id: 'recent', kind: 'recent', title: null, h: 7, settings: {} },
  ];
  const rows: (HomeWidget | false | undefined)[] = [
    figures.length > 0 && at(0, 0, 12, upper, 'figures', { figures }),
    pipeline && at(0, upper, 7, 6, 'pipeline', { module: pipeline.path }),
    hasCalendar && at(7, upper, 5, 6, 'agenda', { days: 7 }),
    pipeline &&
      due !== undefined &&
      at(0, upper + 6, 7, 7, 'list', { module: pipeline.path, view: due, rows: 5 }),
    hasTodo && at(7, upper + 6, 5, 7, 'todo', {}),
    ...lower.map((widget, index) => ({ ...widget, x: index * 4, y: upper + 13, w: 4 })),
  ];
  return {
    id: null,
    name: null,
    widgets: rows.filter((widget) => typeof widget === 'object'),
    shared: 'private',
    departments: [],
    users: [],
    owner: null,
  };
}

function at(
  x: number,
  y: number,
  w: number,
  h: number,
  kind: string,
  settings: Record<string, unknown>,
): HomeWidget {
  return { id: kind, kind, title: null, x, y, w, h, settings };
}

/** Whether its records pass from stage to stage until they are won, or done. */
function endsWell({ definition, fields }: Module): boolean {
  const choices = fields.get(definition.board?.field ?? '')?.choices ?? [];
  return choices.some(({ closed }) => closed === 'won');
}

/** Views that leave something out, and not merely what is of other departments; the most telling first. */
function tellingFigures(session: Session, module: Module): (Figure & { rank: number })[] {
  const sum = module.definition.board?.sum;
  return Object.entries(module.definition.views ?? {})
    .filter(
      ([, { where = {} }]) =>
        Object.keys(where).length > 0 && !holds(where, (part) => part === '$myDepartment'),
    )
    .map(([view, spec]) => ({ view, rank: rankOf(spec) }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, figuresOfModule)
    .map(({ view, rank }) => ({
      rank,
      module: module.path,
      view,
      sum: sum && mayRead(session, module, sum) ? sum : null,
      title: null,
    }));
}

/** What this month brings tells more than what waits, that more than one's own, and that more than what merely is new. */
function rankOf({ where = {}, counted }: { where?: object; counted?: boolean }): number {
  const { createdAt, ...rest } = where as Record<string, unknown>;
  if (holds(rest, isRunningPeriod)) return 0;
  if (counted) return 1;
  return holds(where, (part) => part === '$me') ? 2 : 3;
}

function viewNamed(module: Module, test: (part: unknown) => boolean): string | undefined {
  return Object.entries(module.definition.views ?? {}).find(([, { where }]) => holds(where, test))?.[0];
}

function isRunningPeriod(part: unknown): boolean {
  return typeof part === 'string' && /^(this|next)[A-Z]/.test(part);
}

/** Whether any part of a filter, however deep, passes `test`. */
function holds(part: unknown, test: (part: unknown) => boolean): boolean {
  if (typeof part !== 'object' || part === null) return test(part);
  return Object.values(part).some((inner) => holds(inner, test));
}
