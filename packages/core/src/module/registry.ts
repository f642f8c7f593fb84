import type { FieldDefinition } from '../fields/fieldType.ts';
import { namesItsModules } from '../fields/refersTo.ts';
import { checkReferences } from './checkReferences.ts';
import { figuresOf } from './figures.ts';
import type { Module } from './module.ts';
import type { AnyModuleDefinition, DeclaredModule } from './moduleDefinition.ts';
import {
  backlinksAmong,
  isSame,
  type ModuleSource,
  resolveModule,
  seesTheSame,
  sourceOf,
} from './resolveModule.ts';
import { boundBy, holdersOf, hungOn } from './seenWith.ts';

/** All modules there are, looked up by name or by path. None ever changes: a change of custom fields makes a new registry. */
export class Registry {
  private readonly byName: ReadonlyMap<string, Module>;
  private readonly byPath: ReadonlyMap<string, Module>;
  private readonly sources: ReadonlyMap<string, ModuleSource>;

  /**
   * @param definitions the modules in menu order
   * @param customFields fields added at run time, by module name; their columns are `cf_…`
   * @param before a registry that differs in few modules: the others are taken from it as they are, where their definition
   *   and added fields are the same objects and nothing they know of others has changed
   * @throws Error when a definition refers to a module or field that does not exist
   */
  constructor(
    definitions: readonly DeclaredModule[],
    customFields: Record<string, Record<string, FieldDefinition>> = {},
    before?: Registry,
  ) {
    const sources = (definitions as readonly unknown[] as AnyModuleDefinition[]).map((definition) =>
      sourceOf(definition, customFields[definition.name], before?.sources.get(definition.name)),
    );
    const all = sources.map(({ whole }) => whole);
    const backlinks = backlinksAmong(sources);
    const modules = sources.map((source) => {
      const { name } = source.definition;
      const known = before?.sources.get(name) === source ? before.byName.get(name) : undefined;
      const links = backlinks.get(name) ?? [];
      if (!known || !seesTheSame(known, source, all))
        return { ...resolveModule(source, all), backlinks: links };
      return isSame(known.backlinks, links) ? known : { ...known, backlinks: links };
    });
    const byName = new Map(modules.map((module) => [module.name, module]));
    this.sources = new Map(sources.map((source) => [source.definition.name, source]));
    this.byName = byName;
    const made = renewed(byName, before?.byName ?? new Map());
    for (const module of made) module.seenThrough = holdersOf(module, byName);
    this.byPath = new Map([...byName.values()].map((module) => [module.path, module]));
    if (byName.size < modules.length || this.byPath.size < modules.length)
      throw new Error('Two modules share a name or path');
    for (const module of made) {
      checkReferences(module, byName);
      module.hung = hungOn(module, byName);
      module.figures = figuresOf(module, byName);
      module.boundBy = boundBy(module, byName);
    }
  }

  get modules(): Module[] {
    return [...this.byName.values()];
  }

  /** @throws Error when there is no such module: a mistake in code, not in a request */
  module(name: string): Module {
    const module = this.byName.get(name);
    if (!module) throw new Error(`There is no module ${name}`);
    return module;
  }

  at(path: string): Module | undefined {
    return this.byPath.get(path);
  }
}

/** What a list may show or ask of a module's records under this name: a field, or a mark on them. */
export function shownIn({ fields, marks }: Pick<Module, 'fields' | 'marks'>, name: string) {
  return fields.get(name) ?? marks.get(name);
}

/** Whether a field points at records of one module, and of no other, by their ids. */
export function pointsById({ type, targets }: FieldDefinition, target: Pick<Module, 'name'>): boolean {
  return (
    type.refersTo !== undefined && !namesItsModules(type.refersTo) && targets?.includes(target.name) === true
  );
}

/** The value with which a reference points at a record of a module, as filters and requests take it. */
export function pointerTo(
  { type }: Pick<FieldDefinition, 'type'>,
  { path }: Pick<Module, 'path'>,
  id: number,
): number | { module: string; id: number } {
  return namesItsModules(type.refersTo) ? { module: path, id } : id;
}

/**
 * Renews in `modules` what leads to modules that are others now: whoever holds an old registry keeps it whole.
 * @returns the modules that are not those of before
 */
function renewed(modules: Map<string, Module>, before: ReadonlyMap<string, Module>): Module[] {
  const isKept = (module: Module) => before.get(module.name) === module;
  for (let found = true; found; ) {
    found = false;
    for (const module of modules.values()) {
      if (!isKept(module) || modulesKnownTo(module).every((other) => modules.get(other.name) === other))
        continue;
      modules.set(module.name, { ...module });
      found = true;
    }
  }
  return [...modules.values()].filter((module) => !isKept(module));
}

function modulesKnownTo({ seenThrough, figures, boundBy, hung }: Module): Module[] {
  return [
    ...seenThrough.flatMap(({ targets }) => targets),
    ...figures.map(({ of }) => of),
    ...(boundBy?.through.map(({ target }) => target) ?? []),
    ...(hung?.targets ?? []),
  ];
}
