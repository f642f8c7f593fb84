import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { ProblemError } from '../../problem.ts';

/** An element as it was read: children under their names, attributes under `@_` and their names, text under `#text`. */
export type Element = { [name: string]: unknown };

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  // Nothing that is sent needs entities of its own.
  processEntities: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: true });

/** What a program asks: the element at the root; null for an empty body. @throws ProblemError malformed */
export function parseXml(text: string): { name: string; element: Element } | null {
  if (text.trim() === '') return null;
  if (/<!DOCTYPE/i.test(text)) throw malformed();
  let tree: Element;
  try {
    tree = parser.parse(text, true) as Element;
  } catch {
    throw malformed();
  }
  const [name] = Object.keys(tree).filter((key) => !key.startsWith('?'));
  const [element] = name === undefined ? [] : (tree[name] as unknown[]);
  if (name === undefined) throw malformed();
  return { name: localName(name), element: asElement(element) };
}

/** Children of a name, whatever its prefix. */
export function childrenOf(element: Element | undefined, name: string): Element[] {
  return Object.entries(element ?? {}).flatMap(([key, value]) =>
    !key.startsWith('@_') && localName(key) === name && Array.isArray(value) ? value.map(asElement) : [],
  );
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** Names of all children as they were written, with their prefixes. */
export function namesIn(element: Element | undefined): string[] {
  return Object.keys(element ?? {}).filter((key) => !key.startsWith('@_') && key !== '#text');
}

export function attributeOf(element: Element | undefined, name: string): string | undefined {
  const value = element?.[`@_${name}`];
  return typeof value === 'string' ? value : undefined;
}

export function textOf(element: Element | undefined): string {
  return String(element?.['#text'] ?? '').trim();
}

/** The namespaces that an element names. */
export function namespacesOf(element: Element | undefined): Element {
  return Object.fromEntries(Object.entries(element ?? {}).filter(([key]) => /^@_xmlns(:|$)/.test(key)));
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const spaces = {
  '@_xmlns:d': 'DAV:',
  '@_xmlns:c': 'urn:ietf:params:xml:ns:caldav',
  '@_xmlns:s': 'http://calendarserver.org/ns/',
};

/** The answer to many questions at once (RFC 4918, 13). */
export function multistatus(responses: readonly Element[], more: Element = {}): string {
  return document('d:multistatus', { 'd:response': responses, ...more });
}

/** What a request broke (RFC 4918, 16): the name of a condition, and in words what about it. */
export function brokenConditionXml(name: string, about?: string): string {
  return document('d:error', {
    [name]: '',
    ...(about === undefined ? {} : { 'd:responsedescription': about }),
  });
}

function document(name: string, element: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [name]: { ...spaces, ...element } })}`;
}

function asElement(value: unknown): Element {
  return typeof value === 'object' && value !== null ? (value as Element) : { '#text': value ?? '' };
}

function malformed(): ProblemError {
  return new ProblemError('malformed', { zh: '不是有效的 XML', en: 'This is not XML' });
}
