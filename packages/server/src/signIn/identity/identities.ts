import { systemSession } from '../../access/elevation.ts';
import type { CompanyFacts } from '../../access/session.ts';
import type { Database } from '../../database/connection.ts';
import { findCredentials } from '../../database/organization/findCredentials.ts';
import {
  departmentNamed,
  findIdentity,
  identitiesOf,
  type LinkedUser,
  linkIdentity,
  userFacts,
  usersByEmail,
} from '../../database/sessions/identityRows.ts';
import { ProblemError } from '../../problem.ts';
import type { RecordService } from '../../records/recordService.ts';
import type { SignInLog } from '../signInLog.ts';
import type { Claims } from './claims.ts';
import type { IdentityRules } from './identityRules.ts';
import { mapClaims, rolesAfter } from './mapClaims.ts';

/** Why somebody whom a source knows is nobody here. */
export type Stranger = 'unknown' | 'unverifiedEmail' | 'nameTaken';

export interface IdentityDependencies {
  database: Database;
  records: RecordService;
  facts(): Promise<CompanyFacts>;
  log: SignInLog;
}

/** Finds, or makes, the users behind what a directory or provider says, and keeps them up to date. */
export class Identities {
  private readonly needs: IdentityDependencies;

  constructor(needs: IdentityDependencies) {
    this.needs = needs;
  }

  /** The user as of now, whether active or not; or why there is none. */
  async userOf(claims: Claims, rules: IdentityRules): Promise<LinkedUser | Stranger> {
    const known =
      (await findIdentity(this.db, claims.source, claims.subject)) ?? (await this.adopt(claims, rules));
    if (typeof known === 'string') return known;
    if (known?.status === 'active') await this.refresh(known.id, claims, rules);
    if (known) return known;
    return rules.createUsers ? this.create(claims, rules) : 'unknown';
  }

  /** A user there is already, as far as the rules take the word of the source for it. */
  private async adopt(claims: Claims, { link }: IdentityRules): Promise<LinkedUser | Stranger | null> {
    const found = await this.candidate(claims, link);
    if (found === null || typeof found === 'string') return found;
    // Somebody else of the source is that user already.
    if ((await identitiesOf(this.db, found.id)).includes(claims.source)) return 'nameTaken';
    await linkIdentity(this.db, claims.source, claims.subject, found.id);
    return found;
  }

  private async candidate(
    { username, email, emailVerified }: Claims,
    link: IdentityRules['link'],
  ): Promise<LinkedUser | Stranger | null> {
    if (link === 'username') return username === null ? null : findCredentials(this.db, username);
    if (link === 'subject' || email === null) return null;
    const users = await usersByEmail(this.db, email);
    if (users.length > 0 && !emailVerified) return 'unverifiedEmail';
    return users.length === 1 ? (users[0] ?? null) : null;
  }

  private async create(claims: Claims, rules: IdentityRules): Promise<LinkedUser | Stranger> {
    const { username, name, email, emailVerified, phone } = claims;
    const login = username ?? email;
    if (login === null) return 'unknown';
    if (await findCredentials(this.db, login)) return 'nameTaken';
    const mapped = mapClaims(claims, rules.mappings);
    const session = await this.session(claims);
    const values = {
      name: name ?? login,
      username: login,
      email: emailVerified ? email : null,
      phone,
      department: mapped.department ?? (await this.departmentOf(claims)),
      roles: [...new Set([...rules.defaultRoles, ...mapped.roles])],
    };
    const { id } = await forgiving(values, (good) =>
      this.needs.records.create(session, 'user', good, { duplicates: 'allow' }),
    );
    await linkIdentity(this.db, claims.source, claims.subject, id);
    await this.needs.log({
      session,
      kind: 'user.created',
      module: 'user',
      record: id,
      label: login,
      detail: { source: claims.source },
    });
    return { id, status: 'active' };
  }

  /** Writes only what is another now. What the rules of the house refuse stays as it was; the person still gets in. */
  private async refresh(user: number, claims: Claims, rules: IdentityRules): Promise<void> {
    const present = await userFacts(this.db, user);
    const mapped = mapClaims(claims, rules.mappings);
    const wanted = {
      name: claims.name ?? present.name,
      email: claims.emailVerified ? (claims.email ?? present.email) : present.email,
      phone: claims.phone ?? present.phone,
      department: mapped.department ?? (await this.departmentOf(claims)) ?? present.department,
      roles: rolesAfter(present.roles, mapped.roles, rules.mappings),
    };
    const changes = Object.fromEntries(
      Object.entries(wanted).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(present[field as keyof typeof present]),
      ),
    );
    if (Object.keys(changes).length === 0) return;
    const session = await this.session(claims);
    try {
      await forgiving(changes, (good) => this.needs.records.update(session, 'user', user, good));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await this.needs.log({
        session,
        kind: 'user.changed',
        module: 'user',
        record: user,
        detail: { source: claims.source, refused: error.detail.en },
      });
    }
  }

  private async departmentOf({ department }: Claims): Promise<number | null> {
    return department === null ? null : departmentNamed(this.db, department);
  }

  private async session({ source }: Claims) {
    const reason = source === 'ldap' ? 'company directory' : 'OpenID provider';
    return systemSession(await this.needs.facts(), reason);
  }

  private get db() {
    return this.needs.database.kysely;
  }
}

/** An address or number that makes no sense here is no reason to keep somebody out. */
const dispensable = new Set(['email', 'phone']);

async function forgiving<T>(
  values: Record<string, unknown>,
  write: (values: Record<string, unknown>) => Promise<T>,
): Promise<T> {
  try {
    return await write(values);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.kind !== 'invalid') throw error;
    if (!error.issues.every(({ field }) => dispensable.has(field))) throw error;
    const bad = new Set(error.issues.map(({ field }) => field));
    return write(Object.fromEntries(Object.entries(values).filter(([field]) => !bad.has(field))));
  }
}
