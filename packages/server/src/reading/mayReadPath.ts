import type { Module, Registry } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { mayRead } from './readContext.ts';

/** Whether somebody may read a field, or one beyond references: each step of the way. */
export function mayReadPath(session: Session, registry: Registry, module: Module, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  const field = module.fields.get(name);
  if (!field || !mayRead(session, module, name)) return false;
  if (rest.length === 0) return true;
  const target = field.targets?.[0];
  const beyond = target === undefined ? undefined : registry.module(target);
  if (!beyond || rightsOf(session, beyond).see === 'none') return false;
  return mayReadPath(session, registry, beyond, rest.join('.'));
}

/** Whether somebody may be told to which addresses records of a module were mailed. */
export function mayReadAddresses(session: Session, registry: Registry, module: Module): boolean {
  const { to = [] } = module.definition.mailed ?? {};
  return to.every((path) => mayReadPath(session, registry, module, path));
}
