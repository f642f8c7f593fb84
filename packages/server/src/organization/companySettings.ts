import type { CompanyLimits, StoredFile } from '@gejie/core';
import type { AccessCache } from '../access/accessCache.ts';
import type { CompanyFacts, Session } from '../access/session.ts';
import { tellSettingsChanged } from '../audit/settingsChanged.ts';
import type { Database } from '../database/connection.ts';
import { existingFiles } from '../database/files/existingFiles.ts';
import { mergeSetting, readSetting } from '../database/organization/settingRows.ts';
import { storedFile } from '../files/storedFile.ts';

/** What is kept under `/api/settings/company`. */
export interface CompanyProfile extends Omit<CompanyFacts, 'limits'>, CompanyLimits {
  /** Id of an uploaded picture. */
  logo: number | null;
  /** Of what is printed: `#rrggbb`. */
  colour: string | null;
  legalName: string | null;
  taxNumber: string | null;
  bankName: string | null;
  bankAccount: string | null;
  address: string | null;
  registeredAddress: string | null;
  shippingAddress: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** Whom customers ask after the sale: on every paper that goes to them. CMP-08 */
  serviceName: string | null;
  servicePhone: string | null;
  serviceEmail: string | null;
  /** Stock may fall below nought. */
  oversell: boolean;
}

export type CompanyAnswer = Omit<CompanyProfile, 'logo'> & { logo: StoredFile | null };

const part = 'company';

/** Until the company is set up. */
const unnamed: CompanyProfile = {
  name: '格界 CRM',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  logo: null,
  colour: null,
  legalName: null,
  taxNumber: null,
  bankName: null,
  bankAccount: null,
  address: null,
  registeredAddress: null,
  shippingAddress: null,
  email: null,
  phone: null,
  website: null,
  serviceName: null,
  servicePhone: null,
  serviceEmail: null,
  oversell: false,
  maxDiscount: null,
  minMargin: null,
  maxPurchase: null,
};

/** The service desk, as customers are told; what is not said of it is that of the company. CMP-08 */
export function serviceDesk({
  serviceName,
  servicePhone,
  serviceEmail,
  legalName,
  name,
  phone,
  email,
}: CompanyProfile): Pick<CompanyProfile, 'serviceName' | 'servicePhone' | 'serviceEmail'> {
  return {
    serviceName: serviceName ?? legalName ?? name,
    servicePhone: servicePhone ?? phone,
    serviceEmail: serviceEmail ?? email,
  };
}

/** The company as all requests need it; read once until it changes. */
export class CompanySettings {
  private readonly database: Database;
  private readonly cache: AccessCache;

  constructor(database: Database, cache: AccessCache) {
    this.database = database;
    this.cache = cache;
  }

  profile(): Promise<CompanyProfile> {
    return this.cache.get('company', async () => {
      const saved = await readSetting(this.database.kysely, part);
      return { ...unnamed, ...saved };
    });
  }

  async facts(): Promise<CompanyFacts> {
    const { name, currency, timeZone, fiscalYearStart, ...more } = await this.profile();
    const { maxDiscount, minMargin, maxPurchase } = more;
    return { name, currency, timeZone, fiscalYearStart, limits: { maxDiscount, minMargin, maxPurchase } };
  }

  /** Whether somebody has ever named the company. */
  async known(): Promise<boolean> {
    return (await readSetting(this.database.kysely, part)) !== null;
  }

  async answer(): Promise<CompanyAnswer> {
    const profile = await this.profile();
    if (profile.logo === null) return { ...profile, logo: null };
    const logo = (await existingFiles(this.database.kysely, [profile.logo])).get(profile.logo);
    return { ...profile, logo: logo ? storedFile(logo) : null };
  }

  /** @param session null at the first start, when there is nobody yet */
  async change(changes: Partial<CompanyProfile>, session: Session | null): Promise<CompanyAnswer> {
    const before = await this.profile();
    await this.database.transaction(async (tx) => {
      await mergeSetting(tx, part, changes, session?.user?.id ?? null);
      await tellSettingsChanged(tx, session, part, before, changes);
    });
    this.cache.clear();
    return this.answer();
  }
}
