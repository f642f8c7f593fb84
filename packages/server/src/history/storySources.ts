import { isActivity, type Module, namesItsModules } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { PointedAt } from '../database/query/pointsAt.ts';
import type { TimelineChild } from '../database/timeline/timelineRows.ts';
import { ProblemError } from '../problem.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';

/** What a timeline may be narrowed to, besides the paths of modules. */
export const timelineKinds = ['changes', 'comments', 'related', 'activities', 'records', 'touches'] as const;
type Kind = (typeof timelineKinds)[number];

/** What of a story is wanted. */
export interface WantedSources {
  events: boolean;
  comments: boolean;
  /** Whether records of a module are told of. */
  tells(module: Module): boolean;
  /** Whether of these only those are that have taken place. */
  onlyPast(module: Module): boolean;
}

/**
 * @param kinds `related`: all records made beneath; `activities`, `records`: the ones people did and the others;
 * `touches`: what people said, and did rather than planned; or paths
 * @throws ProblemError malformed for kinds that there are not
 */
export function wantedSources(kinds: readonly string[] | undefined, context: ReadContext): WantedSources {
  if (!kinds) return { events: true, comments: true, tells: () => true, onlyPast: () => false };
  const unknown = kinds.find((kind) => !isKind(kind) && !context.registry.at(kind));
  if (unknown !== undefined)
    throw new ProblemError('malformed', {
      zh: `没有“${unknown}”这类动态`,
      en: `There are no entries of kind “${unknown}”`,
    });
  const wanted = new Set(kinds);
  const tellsAll = (module: Module) =>
    wanted.has('related') ||
    wanted.has(module.path) ||
    wanted.has(isActivity(module.definition) ? 'activities' : 'records');
  const touches = (module: Module) => wanted.has('touches') && isActivity(module.definition);
  return {
    events: wanted.has('changes'),
    comments: wanted.has('comments') || wanted.has('touches'),
    tells: (module) => tellsAll(module) || touches(module),
    onlyPast: (module) => !tellsAll(module),
  };
}

function isKind(kind: string): kind is Kind {
  return (timelineKinds as readonly string[]).includes(kind);
}

/** The references that lead to what is told of, from records that may be seen. */
export function childrenOf(
  told: readonly PointedAt[],
  wanted: WantedSources,
  context: ReadContext,
): TimelineChild[] {
  const found = new Map<string, TimelineChild>();
  for (const target of told)
    for (const backlink of target.module.backlinks) {
      const module = context.registry.module(backlink.module);
      const field = module.fields.get(backlink.field);
      // What the system keeps has lists of its own beside the story.
      if (!field || module.keptBy === 'system' || !wanted.tells(module)) continue;
      if (rightsOf(context.session, module).see === 'none' || !mayRead(context.session, module, field.name))
        continue;
      const key = `${module.name}.${field.name}`;
      const before = found.get(key);
      const targets = [...(before?.targets ?? []), target];
      if (before && !namesItsModules(field.type.refersTo))
        throw new Error(`${key} points at records of several modules and does not say which`);
      const readable = (name: string | undefined) =>
        name !== undefined && mayRead(context.session, module, name)
          ? (module.fields.get(name) ?? null)
          : null;
      const { story } = module.definition;
      const at = readable(story?.at);
      const onlyPast = wanted.onlyPast(module);
      if (onlyPast && !at) continue;
      found.set(key, {
        module,
        field,
        targets,
        text: readable(story?.text),
        at,
        onlyPast,
        owner: readable('owner'),
      });
    }
  return [...found.values()];
}
