import type { KernelFields } from './kernelFields.ts';
import type { Fields, ModuleDefinition, OwnRecord } from './moduleDefinition.ts';
import type { Work } from './work.ts';

/** Checks the body of an action; zod schemas fit. */
export interface InputSchema<I> {
  safeParse(
    input: unknown,
  ):
    | { success: true; data: I }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

/** What a named action of a module does on the server: `POST /api/{path}/{id}/{name}`. */
export interface Action {
  module: string;
  name: string;
  input: InputSchema<unknown>;
  /** Absent: there is only something to look at (`preview`). */
  run?(work: Work, record: Record<string, unknown> & { id: number }, input: unknown): Promise<unknown>;
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
