import {
  type AnsweredRecord,
  type AnyCalendarTrait,
  type AnyReference,
  anyReferenceText,
  type InvitationAnswer,
  invitationAnswers,
  type Module,
  type Registry,
} from '@gejie/core';
import ICAL from 'ical.js';
import { rightsOf } from '../../access/rights.ts';
import type { Session } from '../../access/session.ts';
import { ProblemError } from '../../problem.ts';
import { mayRead } from '../../reading/readContext.ts';
import type { RecordService } from '../../records/recordService.ts';

/** Somebody as calendar programs name people: an address, and what it is called (RFC 5545, 3.8.4.1). */
export interface Attendee {
  name: string | null;
  address: string;
}

/** An address that a program sends, with what that person says to it; null: nothing, or what is no answer. */
export interface SentAttendee {
  address: string;
  answer: InvitationAnswer | null;
}

/** Somebody whom a program means, with what it says of the answer. */
export interface Answering {
  person: AnyReference;
  answer: InvitationAnswer | null;
}

/** By `users:7`. */
export type AddressBook = ReadonlyMap<string, Attendee>;

export interface AttendeeNeeds {
  records: Pick<RecordService, 'stream'>;
  registry(): Registry;
}

/** Who has no address is named by what the record is; nobody is written to by it. */
const withoutAddress = /^urn:gejie:([a-z-]+:\d{1,15})$/;
const atOnce = 500;

/** The people of some records as programs name them, as far as the reader may see them. */
export async function addressesOf(
  needs: AttendeeNeeds,
  session: Session,
  references: readonly AnyReference[],
): Promise<AddressBook> {
  const book = new Map<string, Attendee>();
  for (const [path, of] of Map.groupBy(references, ({ module }) => module)) {
    const ids = [...new Set(of.map(({ id }) => id))];
    for (const id of ids) book.set(`${path}:${id}`, { name: null, address: `urn:gejie:${path}:${id}` });
    for (let at = 0; at < ids.length; at += atOnce)
      for (const { module, record } of await people(needs, session, path, {
        id: { in: ids.slice(at, at + atOnce) },
      })) {
        const { email } = record;
        const known = book.get(`${path}:${record.id}`);
        const address = typeof email === 'string' && email !== '' ? `mailto:${email}` : known?.address;
        book.set(`${path}:${record.id}`, {
          name: String(record[module.title] ?? '') || null,
          address: address ?? '',
        });
      }
  }
  return book;
}

/**
 * Whom a program means by the addresses it sends: those who are known already stay in their order.
 * @param known whom the record names, with their addresses as the program was told
 * @param paths of the modules whose records may be named
 * @throws ProblemError malformed for an address that is nobody's
 */
export async function referencesOf(
  needs: AttendeeNeeds,
  session: Session,
  sent: readonly SentAttendee[],
  { known, book, paths }: { known: readonly AnyReference[]; book: AddressBook; paths: readonly string[] },
): Promise<Answering[]> {
  const said = new Map(sent.map(({ address, answer }) => [written(address), answer]));
  const left = new Set(said.keys());
  const found: Answering[] = [];
  const take = (address: string, person: AnyReference) => {
    if (left.delete(address)) found.push({ person, answer: said.get(address) ?? null });
  };
  for (const one of known) take(written(book.get(anyReferenceText(one))?.address ?? ''), one);
  for (const address of left) {
    const [path = '', id = ''] = (withoutAddress.exec(address)?.[1] ?? '').split(':');
    if (!paths.includes(path)) continue;
    take(address, { module: path, id: Number(id) });
  }
  for (const path of paths) {
    const mails = [...left].filter((one) => one.startsWith('mailto:')).map((one) => one.slice(7));
    if (mails.length === 0) break;
    // Of several with one address the first is meant.
    for (const { record } of await people(needs, session, path, { email: { in: mails } }))
      take(`mailto:${record.email}`, { module: path, id: record.id });
  }
  const [nobody] = left;
  if (nobody !== undefined) {
    const address = nobody.replace('mailto:', '').slice(0, 120);
    throw new ProblemError('malformed', {
      zh: `没有您（或此密码）能看到的同事或联系人使用邮箱 ${address}，请先在 CRM 中登记`,
      en: `No colleague or contact you (or this password) may see has the address ${address}: enter them in the CRM first`,
    });
  }
  return found;
}

/** Addresses of those a component names as taking part, but for whoever invites. */
export function attendeesIn(component: ICAL.Component): SentAttendee[] {
  const organizer = component.getFirstProperty('organizer');
  const own = organizer ? addressIn(organizer) : null;
  return component
    .getAllProperties('attendee')
    .map((property) => ({ address: addressIn(property), answer: answerIn(property) }))
    .filter(({ address }) => address !== own);
}

function answerIn(property: ICAL.Property): InvitationAnswer | null {
  const said = String(property.getParameter('partstat') ?? '').toLowerCase();
  return invitationAnswers.find((one) => one === said) ?? null;
}

/** What somebody whom a record asks to take part says to it; undefined where nobody is asked for an answer. */
export function answerOf(
  record: AnsweredRecord,
  person: AnyReference,
  { answers }: AnyCalendarTrait,
): InvitationAnswer | null | undefined {
  if (!answers) return undefined;
  const stands = ({ module, id }: AnyReference) => module === person.module && id === person.id;
  return invitationAnswers.find((one) => invitedTo(record, answers[one].field).some(stands)) ?? null;
}

/** Says who invites whom, and what they say to it; nothing where nobody is invited. */
export function addAttendees(
  component: ICAL.Component,
  record: AnsweredRecord,
  trait: AnyCalendarTrait,
  book: AddressBook,
): void {
  const [owner = null] = ownerOf(record);
  const invited = invitedTo(record, trait.people);
  const add = (name: string, one: AnyReference, parameters: Record<string, string>) => {
    const attendee = book.get(anyReferenceText(one));
    if (!attendee) return;
    const property = new ICAL.Property(name);
    property.setValue(attendee.address);
    for (const [key, value] of Object.entries({ ...parameters, cn: attendee.name ?? '' }))
      if (value !== '') property.setParameter(key, value);
    component.addProperty(property);
  };
  if (owner && invited.length > 0) add('organizer', owner, {});
  for (const one of invited) {
    const isOwner = owner !== null && anyReferenceText(one) === anyReferenceText(owner);
    const answer = isOwner ? 'accepted' : answerOf(record, one, trait);
    // Where nobody is asked for an answer, none is told.
    const partstat = answer === null ? 'NEEDS-ACTION' : (answer ?? '').toUpperCase();
    const rsvp: Record<string, string> = answer === null ? { rsvp: 'TRUE' } : {};
    add('attendee', one, { cutype: 'INDIVIDUAL', role: 'REQ-PARTICIPANT', partstat, ...rsvp });
  }
}

/** Everybody that some records name. */
export function namedIn(records: readonly AnsweredRecord[], field: string | undefined): AnyReference[] {
  return records.flatMap((record) => [...ownerOf(record), ...invitedTo(record, field)]);
}

export function ownerOf({ owner }: AnsweredRecord): AnyReference[] {
  const id = (owner as { id?: number } | null | undefined)?.id;
  return id === undefined ? [] : [{ module: 'users', id }];
}

export function invitedTo(record: AnsweredRecord, field: string | undefined): AnyReference[] {
  const people = field === undefined ? null : (record[field] as AnyReference[] | null | undefined);
  return (people ?? []).map(({ module, id }) => ({ module, id }));
}

async function people(
  { records, registry }: AttendeeNeeds,
  session: Session,
  path: string,
  where: object,
): Promise<{ module: Module; record: AnsweredRecord }[]> {
  const module = registry().modules.find((one) => one.path === path);
  if (!module || rightsOf(session, module).see === 'none') return [];
  const fields = [module.title, 'email'].filter(
    (name) => module.fields.has(name) && mayRead(session, module, name),
  );
  if ('email' in where && !fields.includes('email')) return [];
  const found: { module: Module; record: AnsweredRecord }[] = [];
  for await (const page of records.stream(session, module.name, {
    within: where as never,
    fields,
    sort: 'id',
  }))
    found.push(...page.map((record) => ({ module, record })));
  return found;
}

/** An address to compare by. Some programs tell the mail address beside one of their own. */
function addressIn(property: ICAL.Property): string {
  const value = String(property.getFirstValue() ?? '');
  const email = property.getParameter('email');
  return written(typeof email === 'string' && !/^mailto:/i.test(value) ? `mailto:${email}` : value);
}

function written(address: string): string {
  return address
    .trim()
    .replace(/^mailto:\s*/i, 'mailto:')
    .toLowerCase();
}
