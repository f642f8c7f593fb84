import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { directoryProgram } from '../../../../../test/directory.ts';
import { freePort } from '../../database/embedded/port.ts';

export const base = 'dc=gejie,dc=example';
export const readerDn = `cn=reader,${base}`;
export const readerPassword = 'Reader-Secret-1';

export interface Slapd {
  url: string;
  /** Where it speaks TLS from the first word on. */
  secureUrl: string;
  /** Certificate of who vouches for it. */
  ca: string;
  /** As when its machine is switched off. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Gone with all that it knows. */
  remove(): Promise<void>;
  /** Adds or changes entries. */
  load(ldif: string): void;
}

/** A real OpenLDAP server with a few people, on a port of its own. */
export async function startSlapd(people: string): Promise<Slapd> {
  const folder = await mkdtemp(join(tmpdir(), 'gejie-slapd-'));
  chmodSync(folder, 0o700);
  await mkdir(join(folder, 'data'));
  const [port, securePort] = [await freePort(0), await freePort(0)];
  const url = `ldap://127.0.0.1:${port}`;
  const secureUrl = `ldaps://127.0.0.1:${securePort}`;
  const ca = certificate(folder);
  await writeFile(join(folder, 'slapd.conf'), configuration(folder));
  let child: ChildProcess | null = null;
  const start = async () => {
    const args = ['-d', '0', '-h', `${url} ${secureUrl}`, '-f', join(folder, 'slapd.conf')];
    child = spawn(directoryProgram('slapd'), args, { stdio: 'ignore' });
    const isUp = async () => (await listens(port)) && (await listens(securePort));
    await vi.waitUntil(isUp, { timeout: 20_000, interval: 50 });
  };
  const stop = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((done) => running.once('exit', done));
    running.kill('SIGTERM');
    await ended;
  };
  const load = (ldif: string) => {
    execFileSync(
      directoryProgram('ldapadd'),
      ['-x', '-c', '-H', url, '-D', `cn=admin,${base}`, '-w', 'root'],
      {
        input: ldif,
        stdio: ['pipe', 'ignore', 'pipe'],
      },
    );
  };
  await start();
  load(organization + people);
  return {
    url,
    secureUrl,
    ca,
    start,
    stop,
    load,
    async remove() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

const organization = `
dn: ${base}
objectClass: dcObject
objectClass: organization
o: Gejie
dc: gejie

dn: ou=people,${base}
objectClass: organizationalUnit
ou: people

dn: ou=groups,${base}
objectClass: organizationalUnit
ou: groups

dn: ${readerDn}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${readerPassword}

`;

function configuration(folder: string): string {
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile ${folder}/slapd.pid
TLSCACertificateFile ${folder}/cert.pem
TLSCertificateFile ${folder}/cert.pem
TLSCertificateKeyFile ${folder}/key.pem
database mdb
maxsize 10485760
suffix "${base}"
rootdn "cn=admin,${base}"
rootpw root
directory ${folder}/data
overlay memberof
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${readerDn}" read by * none
`;
}

/** A certificate for 127.0.0.1 that vouches for itself. */
function certificate(folder: string): string {
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  execFileSync('openssl', [...args, ...names, ...files], { stdio: 'ignore' });
  return execFileSync('openssl', ['x509', '-in', join(folder, 'cert.pem')], { encoding: 'utf8' }).trim();
}

function listens(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}
