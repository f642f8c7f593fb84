import {
  type AlongAnswer,
  type Backlink,
  everything,
  type Module,
  namesItsModules,
  parseFilter,
  stillOpen,
} from '@gejie/core';
import { handsOut } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import { countAlong, type Giver, type ListAlong } from '../database/transfers/goingAlong.ts';
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

/** A list with its modules in their places. */
export function listIn(parent: Module, { module, field }: Backlink, context: ReadContext): ListAlong {
  const child = context.registry.module(module);
  const link = child.fields.get(field);
  if (!link) throw new Error(`${module} has no ${field}`);
  const open = stillOpen(child);
  const filters = { ...context.filters, mayUse: undefined };
  return {
    parent,
    child,
    field: link,
    open: open ? parseFilter(open, child, context.registry, filters) : everything,
  };
}

/**
 * The same kind of list at what went along: what hangs on anything (activities, documents) is of the deal that goes with
 * the customer as much as of the customer.
 */
export function listBeneath(
  { child, field }: ListAlong,
  parent: Module,
  context: ReadContext,
): ListAlong | null {
  if (child === parent || !namesItsModules(field.type.refersTo)) return null;
  const beneath = parent.backlinks.find((one) => one.module === child.name && one.field === field.name);
  return beneath ? listIn(parent, beneath, context) : null;
}

export async function countsAlong(
  db: Executor,
  module: Module,
  givers: readonly Giver[],
  context: ReadContext,
): Promise<AlongAnswer[]> {
  const answers: AlongAnswer[] = [];
  for (const backlink of listsAlong(module, context)) {
    const list = listIn(module, backlink, context);
    const { open, over } = await countAlong(db, list, givers, context);
    const { name, label } = backlink;
    answers.push({ name, label, module: list.child.path, ...open, closed: over });
  }
  return answers;
}
