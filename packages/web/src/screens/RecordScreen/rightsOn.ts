import type { AnsweredRecord, ModuleMetadata, OwnRecordRights } from '@gejie/core';

/** What the user may do with this record. A role's own field `rights` hides those of the record: the module's count then. */
export function rightsOn(module: ModuleMetadata, record: AnsweredRecord): OwnRecordRights {
  const { edit, delete: remove, assign } = module.rights;
  const own: Partial<Record<keyof OwnRecordRights, unknown>> = record.rights ?? {};
  const of = (right: keyof OwnRecordRights, otherwise: boolean) =>
    typeof own[right] === 'boolean' ? own[right] : otherwise;
  return {
    edit: of('edit', edit),
    delete: of('delete', remove),
    assign: of('assign', assign),
    share: of('share', false),
  };
}
