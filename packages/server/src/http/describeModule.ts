import {
  type AnyCalendarTrait,
  type AnyModuleDefinition,
  type BilingualText,
  duplicateRules,
  englishName,
  type InvitationAnswer,
  type LayoutMetadata,
  layoutFor,
  type Module,
  type ModuleMetadata,
  type ModuleRights,
  type Registry,
  type RelatedMetadata,
  type ViewMetadata,
} from '@gejie/core';
import { type EffectiveRights, handsOut, rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { isMergeable } from '../records/mergeable.ts';
import { briefOf } from './describeBrief.ts';
import { conditionsFor, describeField } from './describeField.ts';
import { type Readable, readableColumns, readsOnly } from './readableColumns.ts';

/** The modules the session may use at all, in menu order. */
export function describeModules(session: Session, registry: Registry): ModuleMetadata[] {
  return registry.modules
    .filter((module) => mayUse(session, module))
    .map((module) => describeModule(session, registry, module));
}

export function mayUse(session: Session, module: Module): boolean {
  const { see, create } = rightsOf(session, module);
  return see !== 'none' || create;
}

/** A module as this session may know it: nothing in it names a field, list or action that is not for the session. */
export function describeModule(session: Session, registry: Registry, module: Module): ModuleMetadata {
  const { definition } = module;
  const rights = { ...rightsOf(session, module), assign: handsOut(session, module) };
  const readable = readableColumns(session, registry, module);
  const related = relatedLists(session, registry, module);
  return {
    name: module.name,
    path: module.path,
    label: module.label,
    ...(definition.unit === undefined ? {} : { unit: definition.unit }),
    area: definition.area,
    ...(definition.area === 'settings' ? { group: definition.group ?? 'data' } : {}),
    ...(definition.about ? { about: definition.about } : {}),
    ...menuUnder(session, registry, definition),
    icon: definition.icon ?? definition.name,
    title: module.title,
    ...(definition.leads === undefined ? {} : { leads: definition.leads }),
    latest: module.latest,
    keptBy: module.keptBy,
    fields: [...module.fields.values(), ...module.marks.values()]
      .filter(({ name }) => readable(name))
      .map((field) => describeField(session, registry, module, field, readable)),
    layout: layoutOf(session, module, readable, related),
    list: definition.list.filter(readable),
    views: views(module, readable),
    related,
    actions: actions(definition, rights, readable, session),
    brief: briefOf(session, registry, module),
    ...(definition.mailed ? { mailed: true as const } : {}),
    ...board(definition, readable),
    ...tree(definition, readable),
    ...calendar(definition, readable),
    ...planned(definition, readable),
    ...followsUp(definition, readable),
    mergeable: isMergeable(module) && rights.edit !== 'none' && rights.delete !== 'none',
    ...(definition.filledInBy ? { filledInBy: definition.filledInBy.filter(readable) } : {}),
    hasDuplicateRule: duplicateRules(module).length > 0,
    rights: { ...plainly(rights), import: rights.import && takesRows(module) },
  };
}

/** Whoever does not see the module above finds it in the menu by itself. */
function menuUnder(
  session: Session,
  registry: Registry,
  { menuUnder: name }: AnyModuleDefinition,
): Pick<ModuleMetadata, 'menuUnder'> {
  const above = name === undefined ? undefined : registry.module(name);
  return above && rightsOf(session, above).see !== 'none' ? { menuUnder: above.path } : {};
}

/** What can't be without a file is not made from the rows of a spreadsheet. */
function takesRows({ fields }: Module): boolean {
  return [...fields.values()].every(
    ({ type, required, contents }) => !(type.holdsFiles && (required || contents)),
  );
}

function bilingual(name: string, zh: string, en: string | undefined): BilingualText {
  return { zh, en: en ?? englishName(name) };
}

/** The layout for this session, without what it may not see or what a rule keeps from its roles. */
function layoutOf(
  session: Session,
  module: Module,
  readable: Readable,
  related: readonly RelatedMetadata[],
): LayoutMetadata {
  const layout = layoutFor(module, session.roles);
  const shown = (name: string) => readable(name) && conditionsFor(session, module, name).shown;
  return {
    facts: layout.facts.filter(shown),
    sections: layout.sections
      .map((section) => ({ ...section, fields: section.fields.filter(({ field }) => shown(field)) }))
      .filter((section) => section.fields.length > 0),
    quickCreate: layout.quickCreate.filter(shown),
    related: layout.related.filter((name) => related.some((list) => list.name === name)),
  };
}

function views({ definition, latest }: Module, readable: Readable): ViewMetadata[] {
  const { views = {}, list, sort } = definition;
  const usual = sort ?? `-${latest}`;
  return Object.entries(views)
    .filter(([, view]) => readsOnly(view.where, readable))
    .map(([name, view]) => ({
      name,
      label: bilingual(name, view.label, view.en),
      where: view.where ?? {},
      sort: readable((view.sort ?? usual).replace(/^-/, '')) ? (view.sort ?? usual) : `-${latest}`,
      columns: (view.columns ?? list).filter(readable),
      default: view.default ?? false,
      ...(view.counted ? { counted: true } : {}),
    }));
}

function actions(
  { actions = {} }: AnyModuleDefinition,
  rights: KnownRights,
  readable: Readable,
  { functions }: Session,
): ModuleMetadata['actions'] {
  return Object.entries(actions)
    .filter(
      ([, { right, visibleWhen, by, needs }]) =>
        plainly(rights)[right] &&
        (by === undefined || readable(by)) &&
        readsOnly(visibleWhen, readable) &&
        (needs === undefined || functions.has(needs)),
    )
    .map(([name, { label, en, visibleWhen, by, notFor, dangerous, standing, asks, bulk, tells }]) => ({
      name,
      label: bilingual(name, label, en),
      ...(visibleWhen ? { visibleWhen } : {}),
      ...(by ? { by } : {}),
      ...(notFor ? { notFor: notFor.filter(readable) } : {}),
      ...(dangerous ? { dangerous } : {}),
      ...(standing ? { standing } : {}),
      ...(asks ? { asks: { name: asks.name, label: bilingual(asks.name, asks.label, asks.en) } } : {}),
      ...(tells ? { tells } : {}),
      ...(bulk ? { bulk } : {}),
    }));
}

/** Lists of the modules that the session sees and whose link to this one it may read. */
function relatedLists(session: Session, registry: Registry, module: Module): RelatedMetadata[] {
  return module.backlinks.flatMap((backlink) => {
    const source = registry.module(backlink.module);
    const readable = readableColumns(session, registry, source);
    if (rightsOf(session, source).see === 'none' || !readable(backlink.field)) return [];
    const columns = source.definition.list.filter((column) => column !== backlink.field && readable(column));
    return [
      { name: backlink.name, label: backlink.label, module: source.path, field: backlink.field, columns },
    ];
  });
}

function board({ board }: AnyModuleDefinition, readable: Readable): Pick<ModuleMetadata, 'board'> {
  if (!board || !readable(board.field)) return {};
  const { field, sum, card = [] } = board;
  return { board: { field, ...(sum && readable(sum) ? { sum } : {}), card: card.filter(readable) } };
}

function tree({ tree }: AnyModuleDefinition, readable: Readable): Pick<ModuleMetadata, 'tree'> {
  if (!tree || !readable(tree.field)) return {};
  const { field, within, card = [], sort } = tree;
  return {
    tree: {
      field,
      ...(within && readable(within) ? { within } : {}),
      card: card.filter(readable),
      ...(sort && readable(sort) ? { sort } : {}),
    },
  };
}

function calendar(
  { calendar, fields }: AnyModuleDefinition,
  readable: Readable,
): Pick<ModuleMetadata, 'calendar'> {
  if (!calendar || !readable(calendar.start)) return {};
  const { start, end, allDay, kind, people, answers, repeats, done, aside } = calendar;
  return {
    calendar: {
      start,
      ...(end && readable(end) ? { end } : {}),
      ...(allDay && readable(allDay) ? { allDay } : {}),
      ...(kind && readable(kind) ? { kind } : {}),
      ...(people && readable(people) ? { people } : {}),
      ...(people && answers && readable(people) ? { answers: answeredBy(answers) } : {}),
      ...(fields[start]?.type.daysOnly ? { days: true as const } : {}),
      ...(aside ? { aside } : {}),
      ...(repeats && readable(repeats.rule) ? { repeats: { rule: repeats.rule } } : {}),
      ...(done && readsOnly(done, readable) ? { done } : {}),
    },
  };
}

function planned({ planned = {} }: AnyModuleDefinition, readable: Readable): Pick<ModuleMetadata, 'planned'> {
  const pairs = Object.entries(planned)
    .map(([name, { label, en, plan, actual, first }]) => ({
      name,
      label: bilingual(name, label, en),
      ...(readable(plan) ? { plan } : {}),
      ...(readable(actual) ? { actual } : {}),
      ...(first && readable(plan) && readable(first) ? { first } : {}),
    }))
    .filter(({ plan, actual }) => plan !== undefined || actual !== undefined);
  return pairs.length > 0 ? { planned: pairs } : {};
}

function answeredBy(answers: Required<AnyCalendarTrait>['answers']): Record<InvitationAnswer, string> {
  const { accepted, tentative, declined } = answers;
  return { accepted: accepted.action, tentative: tentative.action, declined: declined.action };
}

function followsUp(
  { followsUp, hangsOn }: AnyModuleDefinition,
  readable: Readable,
): Pick<ModuleMetadata, 'followsUp'> {
  if (!followsUp || !hangsOn || !readable(hangsOn) || !readable(followsUp.kind)) return {};
  return { followsUp: { about: hangsOn, kind: followsUp.kind } };
}

/** Heads of departments hand out without a role saying so. */
type KnownRights = Omit<EffectiveRights, 'assign'> & { assign: boolean };

function plainly({ see, edit, delete: remove, ...rest }: KnownRights): ModuleRights {
  return {
    see: see !== 'none',
    edit: edit !== 'none',
    delete: remove !== 'none',
    ...rest,
  };
}
