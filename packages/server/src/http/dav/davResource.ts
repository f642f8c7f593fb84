import type { Module } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { CalendarObjects } from '../../calendar/objects/calendarObjects.ts';
import { notFound } from '../../problem.ts';

/** What stands at an address below /dav/. */
export type DavResource =
  | { kind: 'root' | 'principals' | 'principal' | 'calendars' | 'home' }
  | { kind: 'calendar'; module: Module }
  | { kind: 'object'; module: Module; name: string };

/** A person's own calendars only. @throws ProblemError notFound */
export function resourceAt(rest: string, session: Session, objects: CalendarObjects): DavResource {
  const [kind = '', person, path, name, ...more] = rest.split('/').filter((part) => part !== '');
  if (kind === '') return { kind: 'root' };
  if (more.length > 0 || (kind !== 'principals' && kind !== 'calendars')) throw notFound();
  if (person === undefined) return { kind };
  if (person !== String(session.user?.id)) throw notFound();
  if (kind === 'principals' && path === undefined) return { kind: 'principal' };
  if (kind === 'principals') throw notFound();
  if (path === undefined) return { kind: 'home' };
  const module = objects.modules(session).find((one) => one.path === path);
  if (!module) throw notFound();
  return name === undefined ? { kind: 'calendar', module } : { kind: 'object', module, name };
}
