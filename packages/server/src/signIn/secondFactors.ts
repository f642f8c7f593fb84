import { Secret, TOTP } from 'otpauth';
import { lockRules, type SecuritySettings } from '../access/securitySettings.ts';
import { lockedOut } from '../access/signInProblems.ts';
import type { Database } from '../database/connection.ts';
import { type Attempt, countAttempt, forgetAttempts } from '../database/sessions/attemptRows.ts';
import {
  confirmSecondFactor,
  countRecoveryCodes,
  deleteSecondFactor,
  findSecondFactor,
  offerSecondFactor,
  replaceRecoveryCodes,
  takeStep,
  useRecoveryCode,
} from '../database/sessions/secondFactorRows.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryHash } from './recoveryCodes.ts';
import { type SealedSecrets, Unreadable } from './sealedSecrets.ts';

/** RFC 6238 with what every authenticator app assumes: SHA-1, six digits, thirty seconds. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps by which the clock of a phone may be off, either way. */
const tolerance = 1;
/** Bytes; as long as the hash, RFC 4226 section 4. */
const secretLength = 20;

/** How the second factor of somebody stands. */
export interface SecondFactorState {
  /** Since when; null: none. */
  since: string | null;
  recoveryCodes: number;
}

export interface SecondFactorDependencies {
  database: Database;
  security: SecuritySettings;
  secrets: SealedSecrets;
  clock(): Date;
}

/** Codes of an authenticator app, and recovery codes for when the phone is lost. */
export class SecondFactors {
  private readonly needs: SecondFactorDependencies;

  constructor(needs: SecondFactorDependencies) {
    this.needs = needs;
  }

  async state(user: number): Promise<SecondFactorState> {
    const found = await findSecondFactor(this.db, user);
    const since = found?.confirmedAt ?? null;
    return { since, recoveryCodes: since === null ? 0 : await countRecoveryCodes(this.db, user) };
  }

  async isOn(user: number): Promise<boolean> {
    return (await findSecondFactor(this.db, user))?.confirmedAt != null;
  }

  /**
   * Begins an enrolment; it holds once a code proves that the app has the secret.
   * @param label by which the app shows it
   * @throws ProblemError state when there is one already
   */
  async offer(
    user: number,
    label: { issuer: string; name: string },
  ): Promise<{ secret: string; uri: string }> {
    const secret = new Secret({ size: secretLength });
    const sealed = await this.needs.secrets.seal(secret.base32, purposeOf(user));
    if (!(await offerSecondFactor(this.db, user, sealed))) throw alreadyOn();
    const uri = new TOTP({ ...shape, issuer: label.issuer, label: label.name, secret }).toString();
    return { secret: secret.base32, uri };
  }

  /**
   * Ends an enrolment. @returns the recovery codes, this once
   * @throws ProblemError invalid for a wrong code, state when there is nothing to confirm
   */
  async confirm(user: number, code: string): Promise<string[]> {
    const found = await findSecondFactor(this.db, user);
    if (!found) throw nothingOffered();
    if (found.confirmedAt !== null) throw alreadyOn();
    if (!(await this.guarded(user, () => this.takeCode(user, found.secret, code))))
      throw invalidField('code', 'wrongCode');
    await confirmSecondFactor(this.db, user);
    return this.issueCodes(user);
  }

  /** New recovery codes; the old ones are worth nothing any more. @throws ProblemError invalid for a wrong code */
  async renewRecoveryCodes(user: number, code: string): Promise<string[]> {
    if (!(await this.opens(user, code))) throw invalidField('code', 'wrongCode');
    return this.issueCodes(user);
  }

  /**
   * Whether a code of the app, or a recovery code, is right; it is used up then.
   * @throws ProblemError tooMany after too many wrong ones
   */
  async opens(user: number, code: string): Promise<boolean> {
    const found = await findSecondFactor(this.db, user);
    if (found?.confirmedAt == null) return false;
    return this.guarded(user, () =>
      looksLikeRecoveryCode(code)
        ? useRecoveryCode(this.db, user, recoveryHash(code))
        : this.takeCode(user, found.secret, code),
    );
  }

  /** By its owner. @throws ProblemError invalid for a wrong code */
  async removeWith(user: number, code: string): Promise<void> {
    if (!(await this.opens(user, code))) throw invalidField('code', 'wrongCode');
    await this.remove(user);
  }

  /** @returns whether there was one */
  remove(user: number): Promise<boolean> {
    return deleteSecondFactor(this.db, user);
  }

  private async issueCodes(user: number): Promise<string[]> {
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(this.db, user, codes.map(recoveryHash));
    return codes;
  }

  /** Whoever guesses codes has the password already; so guesses from all places count together. */
  private async guarded(user: number, judge: () => Promise<boolean>): Promise<boolean> {
    const attempt = codeAttempts(user);
    const wait = await countAttempt(this.db, attempt, lockRules(await this.needs.security.policy()));
    if (wait > 0) throw lockedOut(wait);
    const right = await judge();
    if (right) await forgetAttempts(this.db, attempt);
    return right;
  }

  private async takeCode(user: number, sealed: string, typed: string): Promise<boolean> {
    const token = typed.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return false;
    const totp = new TOTP({ ...shape, secret: Secret.fromBase32(await this.unseal(user, sealed)) });
    const timestamp = this.needs.clock().getTime();
    const delta = totp.validate({ token, timestamp, window: tolerance });
    if (delta === null) return false;
    return takeStep(this.db, user, Math.floor(timestamp / 1000 / shape.period) + delta);
  }

  private async unseal(user: number, sealed: string): Promise<string> {
    try {
      return await this.needs.secrets.open(sealed, purposeOf(user));
    } catch (error) {
      if (error instanceof Unreadable) throw keyLost();
      throw error;
    }
  }

  private get db() {
    return this.needs.database.kysely;
  }
}

/** The name under which wrong codes are counted: nobody can type it as a login name. */
export function codeAttempts(user: number): Attempt {
  return { username: `\u0001code:${user}`, place: '' };
}

const purposeOf = (user: number) => `second factor of ${user}`;

function alreadyOn(): ProblemError {
  return new ProblemError('state', {
    zh: '已启用第二步验证；如要更换手机，请先停用',
    en: 'A second factor is on already; to change the phone, turn it off first',
  });
}

function nothingOffered(): ProblemError {
  return new ProblemError('state', {
    zh: '请先扫描二维码，再输入验证码',
    en: 'Scan the QR code first, then enter the code',
  });
}

function keyLost(): ProblemError {
  return new ProblemError('state', {
    zh: '服务器无法读取您的第二步验证（密钥文件已丢失或更换），请管理员为您重置',
    en: 'The server can’t read your second factor (its key file is gone or another one); ask your administrator to reset it',
  });
}
