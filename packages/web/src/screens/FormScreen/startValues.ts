import type { AnsweredRecord, FieldMetadata, ModuleMetadata, SessionAnswer } from '@gejie/core';
import { fieldViews } from '../../fields/index.ts';

/** Stand-ins a default may have, resolved when the form opens. */
const moments: Record<string, (session: SessionAnswer, today: string) => unknown> = {
  $me: ({ user }) => ({ id: user.id, label: user.name }),
  $myDepartment: ({ user }) => user.department,
  $today: (_session, today) => today,
  $companyCurrency: ({ company }) => company.currency,
  $myTimeZone: ({ user }) => user.timeZone,
  $now: () => new Date().toISOString(),
};

/** What a new record starts with: the defaults of its fields. `today` is the user's day. */
export function startValues(
  module: ModuleMetadata,
  session: SessionAnswer,
  today: string,
): Record<string, unknown> {
  const given = module.fields.filter((field) => field.default !== undefined && !field.readOnly);
  return Object.fromEntries(
    given.map((field) => {
      const moment = typeof field.default === 'string' ? moments[field.default] : undefined;
      return [field.name, moment ? moment(session, today) : field.default];
    }),
  );
}

/** What a duplicate of a record starts with: what a person gave, without numbers, owner, secrets and what must be unique. */
export function copiedValues(module: ModuleMetadata, record: AnsweredRecord): Record<string, unknown> {
  const copied = module.fields.filter((field) => mayBeCopied(field) && record[field.name] !== undefined);
  return Object.fromEntries(copied.map((field) => [field.name, record[field.name]]));
}

function mayBeCopied(field: FieldMetadata): boolean {
  return !field.kernel && !field.readOnly && !field.unique && !fieldViews[field.type]?.notCopied;
}
