import type { KernelFields } from './kernelFields.ts';
import type { AnyModuleDefinition, ModuleDefinition } from './moduleDefinition.ts';
import type { Fields, OwnRecord } from './ownFields.ts';
import type { Work } from './work.ts';

/** Checks the body of an action; zod schemas fit. */
export interface InputSchema<I> {
  safeParse(
    input: unknown,
    options?: { reportInput?: boolean },
  ):
    | { success: true; data: I }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

/** What a named action of a module does on the server: `POST /api/{path}/{id}/{name}`. */
export interface Action {
  /** Null: of every module that is among those it says. */
  module: string | null;
  among?(definition: AnyModuleDefinition): boolean;
  /** The right it needs where no module declares it. */
  right?: 'see' | 'edit';
  name: string;
  input: InputSchema<unknown>;
  /** Absent: there is only something to look at (`preview`). */
  run?(
    work: Work,
    record: Record<string, unknown> & { id: number },
    input: unknown,
    module: string,
  ): Promise<unknown>;
  /** Answers `GET /api/{path}/{id}/{name}`: what a dialog shows before the action is run. */
  preview?(work: Work, record: Record<string, unknown> & { id: number }): Promise<unknown>;
}

/**
 * @param module the module that declares the action's label, right and visibility
 * @param action how its input is checked and what it does, in one transaction
 */
export function defineAction<F extends Fields, I>(
  module: ModuleDefinition<F>,
  name: string,
  action: {
    input: InputSchema<I>;
    run?(work: Work, record: OwnRecord<F> & KernelFields, input: I): Promise<unknown>;
    preview?(work: Work, record: OwnRecord<F> & KernelFields): Promise<unknown>;
  },
): Action {
  return { module: module.name, name, ...(action as unknown as Omit<Action, 'module' | 'name'>) };
}

/**
 * An action on records of many modules, which needs no more than to see the record.
 * @param among the modules, also those that are added later
 * @param action its handler gets the path of the record's module, too
 */
export function defineActionOnMany<I>(
  among: (definition: AnyModuleDefinition) => boolean,
  name: string,
  action: {
    input: InputSchema<I>;
    run(work: Work, record: { id: number }, input: I, module: string): Promise<unknown>;
  },
): Action {
  return { module: null, among, right: 'see', name, ...(action as unknown as Pick<Action, 'input' | 'run'>) };
}

/** Whether an action is one on the records of a module. */
export function isActionOn(action: Action, definition: AnyModuleDefinition): boolean {
  return action.module === null ? action.among?.(definition) === true : action.module === definition.name;
}
