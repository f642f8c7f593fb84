import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectSecurely } from 'node:tls';
import { Client, type Entry, InvalidCredentialsError } from 'ldapts';
import { filterFor } from './ldapFilter.ts';
import type { LdapSettings } from './ldapSettings.ts';

/** What is found of a person. */
export interface Found {
  dn: string;
  entry: Entry;
}

/** A conversation with the directory, encrypted as the settings want it; hung up whatever happens. */
export async function onLine<T>(settings: LdapSettings, talk: (client: Client) => Promise<T>): Promise<T> {
  const milliseconds = settings.timeout * 1000;
  const encryption: ConnectionOptions = {
    ...(settings.ca === null ? {} : { ca: settings.ca }),
    ...serverName(settings.url),
  };
  const secure = settings.url.toLowerCase().startsWith('ldaps:');
  const plain = heldLine(connect, settings.startTls && !secure);
  const encrypted = heldLine(connectSecurely, false);
  const client = new Client({
    url: settings.url,
    timeout: milliseconds,
    connectTimeout: milliseconds,
    createConnection: plain.open,
    ...(secure ? { tlsOptions: encryption, createSecureConnection: encrypted.open } : {}),
  });
  try {
    if (settings.startTls && !secure) await client.startTLS(encryption);
    return await talk(client);
  } finally {
    plain.hangUp();
    encrypted.hangUp();
  }
}

/**
 * The library waits for the other side to hang up, which one that says nothing never does.
 * @param once whether a line that broke stays so: opened again it would not be encrypted, and a password be sent over it
 */
function heldLine<Open extends (...options: never[]) => Socket>(open: Open, once: boolean) {
  const lines: Socket[] = [];
  const opened = (...options: Parameters<Open>) => {
    if (once && lines.length > 0) throw new Error('The encrypted line broke');
    const line = open(...options);
    lines.push(line);
    return line;
  };
  return { open: opened as Open, hangUp: () => lines.forEach((line) => void line.destroy()) };
}

/** Signs in as who looks people up. */
export async function bindAsReader(
  client: Client,
  { bindDn }: LdapSettings,
  password: string | null,
): Promise<void> {
  if (bindDn) await client.bind(bindDn, password ?? '');
}

/** The one entry of whoever signs in with this name; null for none, or several. */
export async function lookUp(client: Client, settings: LdapSettings, typed: string): Promise<Found | null> {
  const { searchEntries } = await client.search(settings.base, {
    scope: 'sub',
    filter: filterFor(settings.filter, typed),
    attributes: [...new Set(Object.values(settings.attributes))],
    explicitBufferAttributes: ['objectGUID'],
    sizeLimit: 2,
    timeLimit: settings.timeout,
  });
  const [entry, another] = searchEntries;
  return entry && !another ? { dn: entry.dn, entry } : null;
}

/** Whether a password is that of an entry. An empty one would be taken for no sign-in at all (RFC 4513, 5.1.2). */
export async function passwordFits(settings: LdapSettings, dn: string, password: string): Promise<boolean> {
  if (password === '') return false;
  try {
    await onLine(settings, (client) => client.bind(dn, password));
    return true;
  } catch (error) {
    if (error instanceof InvalidCredentialsError) return false;
    throw error;
  }
}

/** Certificates are for names; an address in numbers is none, and TLS refuses it as one. */
function serverName(url: string): { servername?: string } {
  const { hostname } = new URL(url);
  return /^[\d.]+$|:/.test(hostname) ? {} : { servername: hostname };
}
