import type { Module } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { CalendarObject } from '../../calendar/objects/calendarObject.ts';
import { stateOfAll } from '../../calendar/objects/calendarStates.ts';
import type { OpenSpan } from '../../calendar/objects/touches.ts';
import { writeObject } from '../../calendar/objects/writeObject.ts';
import { ProblemError } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { DavResource } from './davResource.ts';
import { attributeOf, childOf, childrenOf, type Element, localName, namesIn, textOf } from './davXml.ts';
import {
  calendarProperties,
  componentOf,
  folderProperties,
  objectProperties,
  type Properties,
  pathOf,
  principalProperties,
  responseFor,
  root,
  spacesAround,
} from './properties.ts';

type Asked = Parameters<typeof responseFor>[2];

/** Answers what a program asks of the resources below /dav/. */
export class DavAnswers {
  private readonly services: Pick<Services, 'calendarObjects' | 'calendarStates'>;
  private readonly session: Session;

  constructor(services: Pick<Services, 'calendarObjects' | 'calendarStates'>, session: Session) {
    this.services = services;
    this.session = session;
  }

  /** @param depth 1: with what lies in it */
  async propfind(resource: DavResource, question: Element | null, depth: 0 | 1): Promise<Element[]> {
    const asked = askedIn(question);
    const own = responseFor(this.pathOf(resource), await this.propertiesOf(resource, asked), asked);
    if (depth === 0) return [own];
    const beneath = await Promise.all(
      this.beneath(resource).map(async (one) =>
        responseFor(this.pathOf(one), await this.propertiesOf(one, asked), asked),
      ),
    );
    return [own, ...beneath, ...(await this.objectsIn(resource, asked))];
  }

  /** @throws ProblemError forbidden for other reports than those of RFC 4791 that are told of */
  async report(module: Module, { name, element }: { name: string; element: Element }): Promise<Element[]> {
    const asked = askedIn(element);
    if (name === 'calendar-query' && !asksFor(element, componentOf(module))) return [];
    if (name === 'calendar-query') {
      const objects = await this.services.calendarObjects.list(this.session, module, spanIn(element));
      return objects.map((object) => this.told(module, object, asked));
    }
    if (name !== 'calendar-multiget') throw new ProblemError('forbidden');
    const hrefs = childrenOf(element, 'href').map(textOf);
    const names = new Map(hrefs.map((href) => [nameIn(href), href]));
    const objects = await this.services.calendarObjects.named(this.session, module, [...names.keys()]);
    const found = new Set(objects.map((object) => object.name));
    const missing = [...names].filter(([one]) => !found.has(one));
    return [
      ...objects.map((object) => this.told(module, object, asked)),
      ...missing.map(([, href]) => ({ 'd:href': href, 'd:status': 'HTTP/1.1 404 Not Found' })),
    ];
  }

  /**
   * What has changed since the program last asked, and what to ask with next (RFC 6578, 3).
   * @returns null for a token that is not known any more: the program begins anew
   */
  async changes(module: Module, element: Element): Promise<{ responses: Element[]; more: Element } | null> {
    const token = textOf(childOf(element, 'sync-token'));
    const changes = await this.services.calendarStates.changesSince(this.session, module, token);
    if (!changes) return null;
    const asked = askedIn(element);
    const gone = changes.gone.map((name) => ({
      'd:href': pathOf.object(this.session, module, { name }),
      'd:status': 'HTTP/1.1 404 Not Found',
    }));
    return {
      responses: [...changes.changed.map((object) => this.told(module, object, asked)), ...gone],
      more: { 'd:sync-token': changes.token },
    };
  }

  /** Names and colours of calendars are not kept: each wish is refused by itself (RFC 4918, 9.2). */
  async refusedChanges(resource: DavResource, element: Element | null): Promise<Element[]> {
    const wishes = ['set', 'remove'].flatMap((one) => childrenOf(element ?? {}, one));
    const props = wishes.flatMap((wish) => childrenOf(wish, 'prop'));
    const names = props.flatMap(namesIn);
    const spaces = spacesAround(element ?? {}, ...wishes, ...props);
    return [
      {
        'd:href': this.pathOf(resource),
        'd:propstat': {
          'd:prop': { ...spaces, ...Object.fromEntries(names.map((name) => [name, ''])) },
          'd:status': 'HTTP/1.1 403 Forbidden',
        },
      },
    ];
  }

  textOf(object: CalendarObject, module: Module): string {
    const { user, company } = this.session;
    return writeObject(object, module, user?.timeZone ?? company.timeZone);
  }

  private told(module: Module, object: CalendarObject, asked: Asked): Element {
    const properties = objectProperties(this.session, module, object, () => this.textOf(object, module));
    return responseFor(pathOf.object(this.session, module, object), properties, asked);
  }

  private async objectsIn(resource: DavResource, asked: Asked): Promise<Element[]> {
    if (resource.kind !== 'calendar') return [];
    const objects = await this.services.calendarObjects.list(this.session, resource.module);
    return objects.map((object) => this.told(resource.module, object, asked));
  }

  private beneath({ kind }: DavResource): DavResource[] {
    const below: Partial<Record<DavResource['kind'], DavResource[]>> = {
      root: [{ kind: 'principals' }, { kind: 'calendars' }],
      principals: [{ kind: 'principal' }],
      calendars: [{ kind: 'home' }],
      home: this.services.calendarObjects
        .modules(this.session)
        .map((module) => ({ kind: 'calendar', module })),
    };
    return below[kind] ?? [];
  }

  private pathOf(resource: DavResource): string {
    const { session } = this;
    if (resource.kind === 'object') return pathOf.object(session, resource.module, resource);
    if (resource.kind === 'calendar') return pathOf.calendar(session, resource.module);
    const paths = {
      root,
      principals: `${root}principals/`,
      calendars: `${root}calendars/`,
      principal: pathOf.principal(session),
      home: pathOf.home(session),
    };
    return paths[resource.kind];
  }

  /** @throws ProblemError notFound */
  private async propertiesOf(resource: DavResource, asked: Asked): Promise<Properties> {
    const { session } = this;
    const { calendarObjects, calendarStates } = this.services;
    if (resource.kind === 'principal') return principalProperties(session);
    if (resource.kind === 'calendar') {
      const objects = await calendarObjects.list(session, resource.module);
      // What is told is remembered, so only who asks for a token is given one.
      const wanted = asked?.names.some((name) => localName(name) === 'sync-token') ?? false;
      const token = wanted ? await calendarStates.tokenFor(session, resource.module, objects) : null;
      return calendarProperties(session, resource.module, stateOfAll(objects), token);
    }
    if (resource.kind !== 'object') return folderProperties(session);
    const [object] = await calendarObjects.named(session, resource.module, [resource.name]);
    if (!object) throw new ProblemError('notFound');
    return objectProperties(session, resource.module, object, () => this.textOf(object, resource.module));
  }
}

/** The properties that are asked for by name; null: all. */
function askedIn(question: Element | null): Asked {
  const prop = childOf(question ?? {}, 'prop');
  return prop ? { names: namesIn(prop), spaces: spacesAround(question ?? {}, prop) } : null;
}

/** The last part of an address. */
function nameIn(href: string): string {
  const last = href.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Whether a query is about what the calendar holds: others find nothing in it (RFC 4791, 9.7.1). */
function asksFor(query: Element, component: string): boolean {
  const filters = childrenOf(childOf(query, 'filter'), 'comp-filter');
  const inner = filters.flatMap((filter) => childrenOf(filter, 'comp-filter'));
  return inner.length === 0 || inner.some((one) => attributeOf(one, 'name')?.toUpperCase() === component);
}

/** The span of time that a query is about (RFC 4791, 9.9): of the events, whatever stands around them. */
function spanIn(query: Element): OpenSpan {
  const filters = childrenOf(childOf(query, 'filter'), 'comp-filter');
  const inner = filters.flatMap((filter) => childrenOf(filter, 'comp-filter'));
  const range = [...inner, ...filters].map((filter) => childOf(filter, 'time-range')).find(Boolean);
  const [from, until] = [momentOf(attributeOf(range, 'start')), momentOf(attributeOf(range, 'end'))];
  return { ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

/** 20261124T010000Z @throws ProblemError malformed */
function momentOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(
    text.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6.000Z'),
  );
  if (Number.isNaN(at.getTime())) throw new ProblemError('malformed');
  return at;
}
