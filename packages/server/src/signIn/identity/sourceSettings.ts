import type { MessageCode } from '@gejie/core';
import { hasAllFunctions } from '@gejie/modules/effects';
import type { Session } from '../../access/session.ts';
import { tellSettingsChanged } from '../../audit/settingsChanged.ts';
import type { Database } from '../../database/connection.ts';
import { mergeSetting, readSetting } from '../../database/organization/settingRows.ts';
import { invalidField, ProblemError } from '../../problem.ts';
import type { SealedSecrets } from '../sealedSecrets.ts';

/** A source that is used or not. */
export interface Switchable {
  enabled: boolean;
}

/** What tells one source's settings from another's. */
export interface SourceShape<Settings extends Switchable> {
  /** Under which the settings are kept. */
  part: string;
  usual: Settings;
  /** The member that is secret: kept encrypted, never answered. */
  secret: string;
  /** The member that says whom the secret is told to. */
  address: keyof Settings & string;
  /** Members without which the source can't be tried, and those without which it can't be used. */
  needed: Record<'toTry' | 'toUse', readonly (keyof Settings & string)[]>;
  /** What else is wrong with them, at a member. */
  mistake?(settings: Settings): { field: string; code: MessageCode } | null;
}

/** Settings as they are answered: whether there is a secret, not which. */
export type AnsweredSettings<Settings> = Settings & { hasSecret: boolean };

/** The settings of a source of identities, one member of which is secret. */
export class SourceSettings<Settings extends Switchable> {
  private readonly database: Database;
  private readonly secrets: SealedSecrets;
  private readonly shape: SourceShape<Settings>;

  constructor(database: Database, secrets: SealedSecrets, shape: SourceShape<Settings>) {
    this.database = database;
    this.secrets = secrets;
    this.shape = shape;
  }

  /** For use: with the secret; null when there is none. */
  async read(): Promise<{ settings: Settings; secret: string | null }> {
    const { settings, sealed } = await this.load();
    const secret = sealed === null ? null : await this.secrets.open(sealed, this.shape.part);
    return { settings, secret };
  }

  async answer(): Promise<AnsweredSettings<Settings>> {
    const { settings, sealed } = await this.load();
    return { ...settings, hasSecret: sealed !== null };
  }

  /**
   * As it would be with these changes.
   * @throws ProblemError invalid when a secret kept for one address would go to another
   */
  async with(changes: Record<string, unknown>): Promise<{ settings: Settings; secret: string | null }> {
    const { settings, sealed } = await this.load();
    const { [this.shape.secret]: given, ...rest } = changes;
    const wanted = { ...settings, ...withoutHoles(rest) } as Settings;
    if (given === undefined && sealed !== null && !this.sameAddress(settings, wanted))
      throw invalidField(this.shape.secret, 'required');
    if (given !== undefined) return { settings: wanted, secret: (given as string | null) || null };
    const secret = sealed === null ? null : await this.secrets.open(sealed, this.shape.part);
    return { settings: wanted, secret };
  }

  /**
   * As it would be with these changes, for trying the source now.
   * @throws ProblemError invalid, see {@link with}, and where something is missing
   */
  async tried(changes: Record<string, unknown>): Promise<{ settings: Settings; secret: string | null }> {
    const wanted = await this.with(changes);
    this.refuseMissing(wanted.settings, 'toTry');
    return wanted;
  }

  /**
   * Saves changes, and tells the operation log of them: of a secret only that it is another. Who says who somebody is, and
   * which roles that gives, can be anybody: the settings of a part are not enough for it.
   * @throws ProblemError forbidden without all functions
   * @throws ProblemError invalid, see {@link with}; where it is to be used and something is missing or wrong
   */
  async change(changes: Record<string, unknown>, session: Session): Promise<AnsweredSettings<Settings>> {
    if (session.elevation === null && !hasAllFunctions(session.functions))
      throw new ProblemError('forbidden', forAdministrators);
    const { [this.shape.secret]: given, ...rest } = changes;
    const { settings, secret } = await this.with(changes);
    const mistake = this.shape.mistake?.(settings);
    if (mistake) throw invalidField(mistake.field, mistake.code);
    if (settings.enabled) this.refuseMissing(settings, 'toUse');
    const sealed =
      given === undefined
        ? {}
        : { [sealedMember]: secret === null ? null : await this.secrets.seal(secret, this.shape.part) };
    const { part } = this.shape;
    const before = await this.load();
    await this.database.transaction(async (tx) => {
      await mergeSetting(tx, part, { ...withoutHoles(rest), ...sealed }, session.user?.id ?? null);
      const told = given === undefined ? rest : { ...rest, [this.shape.secret]: '•••' };
      await tellSettingsChanged(tx, session, part, before.settings, told);
    });
    return this.answer();
  }

  private refuseMissing(settings: Settings, purpose: 'toTry' | 'toUse'): void {
    const missing = this.shape.needed[purpose].find((name) => settings[name] === '');
    if (missing) throw invalidField(missing, 'required');
  }

  private async load(): Promise<{ settings: Settings; sealed: string | null }> {
    const saved = await readSetting(this.database.kysely, this.shape.part);
    const { [sealedMember]: sealed = null, ...settings } = saved ?? {};
    return { settings: { ...this.shape.usual, ...settings }, sealed: sealed as string | null };
  }

  /** Else whoever may change the settings could have the secret sent to a machine of their own. */
  private sameAddress(before: Settings, after: Settings): boolean {
    return before[this.shape.address] === after[this.shape.address];
  }
}

const forAdministrators = {
  zh: '登录来源决定谁能以谁的身份登录，只有拥有全部系统功能的管理员可以修改',
  en: 'Sources of identities decide who signs in as whom; only administrators with all functions change them',
};

const sealedMember = '$sealed';

const withoutHoles = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
