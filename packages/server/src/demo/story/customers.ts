import { Random } from '../random.ts';
import {
  firstCharacters,
  industryWeights,
  legalForms,
  secondCharacters,
  tradeWords,
} from '../words/companies.ts';
import { type Place, places, type Region } from '../words/places.ts';
import { products } from '../words/products.ts';
import type { Values } from './plan.ts';
import { sellers } from './staff.ts';

export type Grade = 'A' | 'B' | 'C' | 'D';

/** A company we deal with, before anything is written down. */
export interface Customer {
  key: string;
  name: string;
  /** The two characters it goes by. */
  brand: string;
  region: Region;
  place: Place;
  owner: string;
  grade: Grade;
  type: 'customer' | 'agent' | 'partner' | 'competitor';
  industry: string;
  /** Day of the story on which it was entered. */
  day: number;
  parent?: string;
}

export const regionWeights: Record<Region, number> = { east: 45, north: 28, south: 27 };

export function aPlace(random: Random, region: Region): Place {
  return random.pick(places[region] as readonly Place[]);
}

/** Makes up names of companies, none twice. */
export class CompanyNames {
  private readonly used = new Set<string>();
  private readonly random = new Random('company names');

  /** @param brand of the parent; absent: one of its own */
  next(place: Place, industry: string, brand?: string): { name: string; brand: string } {
    for (;;) {
      const own = brand ?? this.random.pick(firstCharacters) + this.random.pick(secondCharacters);
      const trade = this.random.pick(tradeWords[industry] ?? ['实业']);
      const form = this.random.weighted(legalForms);
      const name = `${place.short}${own}${trade}${form}`;
      if (this.used.has(name)) continue;
      this.used.add(name);
      return { name, brand: own };
    }
  }
}

export function anOwner(random: Random, region: Region): string {
  return random.weighted(sellers[region]);
}

export function anIndustry(random: Random): string {
  return random.weighted(industryWeights);
}

export function anAddress(random: Random, { province, city, districts, streets }: Place): Values {
  const district = random.pick(districts);
  return { province, city, district, street: `${random.pick(streets)}${random.between(1, 1899)}号` };
}

export function aLandline(random: Random, { area }: Place): string {
  return `${area}-${random.pick(['8', '6', '5'])}${random.digits(7)}`;
}

const mobilePrefixes = [
  '138',
  '139',
  '135',
  '136',
  '137',
  '150',
  '151',
  '158',
  '159',
  '186',
  '187',
  '188',
  '189',
];

export function aMobile(random: Random): string {
  return `${random.pick(mobilePrefixes)}${random.digits(8)}`;
}

/** What a company wants of us, most wanted first. */
export function someProducts(random: Random): string {
  const [first, second] = [random.pick(products).name, random.pick(products).name];
  return first === second || random.chance(0.6) ? first : `${first}、${second}`;
}
