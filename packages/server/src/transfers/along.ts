import type { AlongAnswer, Backlink, Module } from '@gejie/core';
import { handsOut } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import { countAlong, type Giver } from '../database/transfers/goingAlong.ts';
import { invalidField } from '../problem.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';

/** Related lists of a module whose records have owners and may be handed over by this session. */
export function listsAlong(module: Module, { session, registry }: ReadContext): Backlink[] {
  return module.backlinks.filter((backlink) => {
    const child = registry.module(backlink.module);
    return (
      child.ownership === 'record' && handsOut(session, child) && mayRead(session, child, backlink.field)
    );
  });
}

/** @throws ProblemError invalid for what is no such list */
export function chosenLists(module: Module, names: readonly string[], context: ReadContext): Backlink[] {
  const lists = listsAlong(module, context);
  return [...new Set(names)].map((name, index) => {
    const list = lists.find((one) => one.name === name);
    if (!list) throw invalidField(`along.${index}`, 'notChoice', { value: name.slice(0, 60) });
    return list;
  });
}

export async function countsAlong(
  db: Executor,
  module: Module,
  givers: readonly Giver[],
  context: ReadContext,
): Promise<AlongAnswer[]> {
  const answers: AlongAnswer[] = [];
  for (const { name, label, module: childName, field } of listsAlong(module, context)) {
    const child = context.registry.module(childName);
    const link = child.fields.get(field);
    if (!link) continue;
    const counts = await countAlong(db, module, child, link, givers, context);
    answers.push({ name, label, module: child.path, ...counts });
  }
  return answers;
}
