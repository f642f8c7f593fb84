import type { Module, ModuleField } from '@gejie/core';
import { fieldRight } from '../../access/rights.ts';
import type { Session } from '../../access/session.ts';

const importedKernelFields = new Set(['owner', 'department']);

/** Fields a spreadsheet can fill: writable for the session, with a value that can be written as text. */
export function importableFields(session: Session, module: Module): ModuleField[] {
  return [...module.fields.values()].filter(
    (field) =>
      (!field.kernel || importedKernelFields.has(field.name)) &&
      !field.readOnly &&
      !field.type.computed &&
      !field.type.secret &&
      !field.type.holdsFiles &&
      field.type.operators.length > 0 &&
      fieldRight(session, module, field.name) === 'write',
  );
}

/** Fields that can tell whether a row is there already: those that are imported, and the record's number. */
export function matchableFields(session: Session, module: Module): ModuleField[] {
  const number = module.fields.get('number');
  const imported = importableFields(session, module).filter((field) => {
    const { shape } = field.type.column(field);
    return (shape === 'text' || shape === 'ordered') && !field.type.markup;
  });
  return number ? [...imported, number] : imported;
}
