import { type Action, defineAction, type ModuleDefinition, type Work } from '@gejie/core';
import { z } from 'zod';
import { type Approver, askHolders } from './askHolders.ts';

const nothing = z.strictObject({});

interface Approved {
  id: number;
  owner: number | null;
}

/**
 * The three verbs of documents that the rules stop: somebody is asked, lets it go on as it is, or sends it back. CMP-07, INV-06
 * @param steps `by`: the function of those who are asked; `ready` refuses what is not complete; `goOn` is what approval leads to; `preview` is what whoever approves is
 *   shown
 */
export function approvalOf<R extends Approved>(
  module: Pick<ModuleDefinition, 'name'>,
  steps: {
    by: Approver;
    ready(work: Work, record: R): void;
    goOn(work: Work, record: R): Promise<unknown>;
    preview?(work: Work, record: R): Promise<unknown>;
  },
): { ask: Action; approve: Action; sendBack: Action } {
  const definition = module as ModuleDefinition;
  type Step = (work: Work, record: R) => Promise<unknown>;
  const verb = (name: string, run: Step, preview?: Step) =>
    defineAction(definition, name, {
      input: nothing,
      run: (work, record) => run(work, record as unknown as R),
      ...(preview ? { preview: (work, record) => preview(work, record as unknown as R) } : {}),
    });
  const put = (work: Work, { id }: R, status: string, why: string) =>
    work.asSystem(why).update(definition, id, { status });
  const tell = async (work: Work, { id, owner }: R, kind: 'approval.given' | 'approval.refused') => {
    if (owner !== null) await work.notify([owner], kind, { module: module.name, id });
  };
  return {
    ask: verb('askApproval', async (work, record) => {
      steps.ready(work, record);
      const asked = await put(work, record, 'inApproval', 'approval asked');
      await askHolders(work, steps.by, { module: module.name, id: record.id });
      return asked;
    }),
    approve: verb(
      'approve',
      async (work, record) => {
        steps.ready(work, record);
        const done = await steps.goOn(work, record);
        await tell(work, record, 'approval.given');
        return done;
      },
      steps.preview,
    ),
    sendBack: verb('sendBack', async (work, record) => {
      const back = await put(work, record, 'draft', 'approval refused');
      await tell(work, record, 'approval.refused');
      return back;
    }),
  };
}
