import type { DemoLogin } from '@gejie/core';
import { colleagues, roles } from './story/staff.ts';

/** Everybody's in the demo company; the administrator's may be another. */
export const demoPassword = 'gejie-demo-2026';

/** Who may sign in to the demo company: one for each role, the administrator first. */
export function demoLogins(): DemoLogin[] {
  const shown = new Set<string>();
  return Object.entries(colleagues).flatMap(([username, { name, role }]) => {
    if (shown.has(role)) return [];
    shown.add(role);
    return [{ role: roles[role].name, name, username, password: demoPassword }];
  });
}
