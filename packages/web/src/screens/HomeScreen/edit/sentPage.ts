import type { HomePageAnswer } from '@gejie/core';
import type { HomePageDraft } from '../../../api/index.ts';

/** A page as it is sent: people and departments by their ids. */
export function sentPage({ id, name, widgets, shared, departments, users }: HomePageAnswer): HomePageDraft {
  return {
    id,
    name: name ?? '',
    widgets,
    shared,
    departments: departments.map((one) => one.id),
    users: users.map((one) => one.id),
  };
}
