import type { Module } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { CalendarObject } from '../../calendar/objects/calendarObject.ts';
import { type Element, localName, namespacesOf } from './davXml.ts';

/** What can be asked of a resource: by the local name of the property its element and value. */
export type Properties = Record<string, () => [element: string, value: unknown]>;

export const root = '/dav/';

export const pathOf = {
  principal: (session: Session) => `${root}principals/${session.user?.id}/`,
  home: (session: Session) => `${root}calendars/${session.user?.id}/`,
  calendar: (session: Session, { path }: Pick<Module, 'path'>) => `${pathOf.home(session)}${path}/`,
  object: (session: Session, module: Pick<Module, 'path'>, { name }: Pick<CalendarObject, 'name'>) =>
    `${pathOf.calendar(session, module)}${encodeURIComponent(name)}`,
};

const href = (path: string) => ({ 'd:href': path });

/** Whose the resources are, which every one of them tells. */
function common(session: Session): Properties {
  return {
    'current-user-principal': () => ['d:current-user-principal', href(pathOf.principal(session))],
    'principal-URL': () => ['d:principal-URL', href(pathOf.principal(session))],
    owner: () => ['d:owner', href(pathOf.principal(session))],
    'calendar-home-set': () => ['c:calendar-home-set', href(pathOf.home(session))],
    'principal-collection-set': () => ['d:principal-collection-set', href(`${root}principals/`)],
    'current-user-privilege-set': () => [
      'd:current-user-privilege-set',
      {
        'd:privilege': ['read', 'write', 'read-current-user-privilege-set'].map((name) => ({
          [`d:${name}`]: '',
        })),
      },
    ],
  };
}

/** A folder on the way to the calendar. */
export function folderProperties(session: Session): Properties {
  return {
    ...common(session),
    resourcetype: () => ['d:resourcetype', { 'd:collection': '' }],
    displayname: () => ['d:displayname', session.company.name],
  };
}

/** The person. */
export function principalProperties(session: Session): Properties {
  return {
    ...common(session),
    resourcetype: () => ['d:resourcetype', { 'd:collection': '', 'd:principal': '' }],
    displayname: () => ['d:displayname', session.user?.name ?? ''],
    'calendar-user-address-set': () => [
      'c:calendar-user-address-set',
      {
        'd:href': [
          ...(session.user?.email ? [`mailto:${session.user.email}`] : []),
          pathOf.principal(session),
        ],
      },
    ],
  };
}

/**
 * @param state changes with each change of the calendar
 * @param token for what changes from now on; null: nobody asks for it
 */
export function calendarProperties(
  session: Session,
  module: Module,
  state: string,
  token: string | null,
): Properties {
  const name = session.language === 'en' ? module.label.en : module.label.zh;
  const reports = ['c:calendar-query', 'c:calendar-multiget', 'd:sync-collection'];
  return {
    ...common(session),
    resourcetype: () => ['d:resourcetype', { 'd:collection': '', 'c:calendar': '' }],
    displayname: () => ['d:displayname', `${session.company.name} · ${name}`],
    ...(token === null ? {} : { 'sync-token': () => ['d:sync-token', token] as [string, unknown] }),
    getctag: () => ['s:getctag', state],
    getetag: () => ['d:getetag', `"${state}"`],
    'supported-calendar-component-set': () => [
      'c:supported-calendar-component-set',
      { 'c:comp': [{ '@_name': componentOf(module) }] },
    ],
    'supported-report-set': () => [
      'd:supported-report-set',
      { 'd:supported-report': reports.map((one) => ({ 'd:report': { [one]: '' } })) },
    ],
  };
}

/** What a calendar holds: events, or what is to be done. */
export function componentOf({ definition }: Pick<Module, 'definition'>): 'VEVENT' | 'VTODO' {
  return definition.calendar?.todo ? 'VTODO' : 'VEVENT';
}

/** @param text of the object, made when it is asked for */
export function objectProperties(
  session: Session,
  module: Module,
  object: CalendarObject,
  text: () => string,
): Properties {
  return {
    ...common(session),
    resourcetype: () => ['d:resourcetype', ''],
    getetag: () => ['d:getetag', etagOf(object)],
    getcontenttype: () => [
      'd:getcontenttype',
      `text/calendar; charset=utf-8; component=${componentOf(module)}`,
    ],
    getlastmodified: () => [
      'd:getlastmodified',
      new Date(String(object.record.updatedAt ?? 0)).toUTCString(),
    ],
    'calendar-data': () => ['c:calendar-data', text()],
  };
}

export function etagOf({ state }: Pick<CalendarObject, 'state'>): string {
  return `"${state}"`;
}

/** Asked for by nobody in particular; what is large is only told when it is asked for by name. */
const unasked = new Set(['calendar-data']);

/**
 * What a resource says of the properties asked for (RFC 4918, 9.1).
 * @param asked names as they were written, with the element they stand in; null: all
 */
export function responseFor(
  path: string,
  properties: Properties,
  asked: { names: readonly string[]; spaces: Element } | null,
): Element {
  const names = asked?.names ?? Object.keys(properties).filter((name) => !unasked.has(name));
  const known = names.filter((name) => properties[localName(name)]);
  const unknown = names.filter((name) => !properties[localName(name)]);
  const told = Object.fromEntries(known.flatMap((name) => [properties[localName(name)]?.() ?? ['', '']]));
  const found = { 'd:prop': told, 'd:status': 'HTTP/1.1 200 OK' };
  const missing = {
    'd:prop': { ...asked?.spaces, ...Object.fromEntries(unknown.map((name) => [name, ''])) },
    'd:status': 'HTTP/1.1 404 Not Found',
  };
  return {
    'd:href': path,
    'd:propstat': [
      ...(known.length > 0 || unknown.length === 0 ? [found] : []),
      ...(unknown.length > 0 ? [missing] : []),
    ],
  };
}

/** The namespaces in which the names of an element are written, and those around it. */
export function spacesAround(...elements: (Element | undefined)[]): Element {
  return Object.assign({}, ...elements.map(namespacesOf));
}
