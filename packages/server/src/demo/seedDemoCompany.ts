import type { Language } from '@gejie/core';
import { retryTransaction } from '../database/retryTransaction.ts';
import type { CompanyProfile, CompanySettings } from '../organization/companySettings.ts';
import type { RecordDependencies } from '../records/recordDependencies.ts';
import { DemoDoors, type DemoUser } from './demoDoors.ts';
import { demoPassword } from './demoLogins.ts';
import { seedCatalogues } from './seedCatalogues.ts';
import { seedMoves } from './seedMoves.ts';
import { seedOffers } from './seedOffers.ts';
import { type KeepFile, keepPapers, seedPapers } from './seedPapers.ts';
import { seedPools } from './seedPools.ts';
import { seedRepeating } from './seedRepeating.ts';
import { seedShipments } from './seedShipments.ts';
import { seedStaff } from './seedStaff.ts';
import { seedStock } from './seedStock.ts';
import { seedTrade } from './seedTrade.ts';
import type { Plan, Step, Values } from './story/plan.ts';
import { companyName } from './story/staff.ts';
import { StoryCalendar } from './story/storyCalendar.ts';
import { tellStory } from './story/tellStory.ts';

/** The demo company as the settings know it. */
const demoProfile: Partial<CompanyProfile> = {
  name: companyName,
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  address: '浙江省杭州市滨江区江陵路 1760 号',
  phone: '0571-8816 2200',
  website: 'https://www.gejie.example',
};

export interface DemoWish {
  /** The day the story ends. */
  now: Date;
  /** Absent: the one of everybody else. */
  adminPassword?: string | null;
  /** Of the screens of everybody there; absent: Chinese. */
  language?: Language;
  keepFile: KeepFile;
}

/**
 * Fills an empty database with the demo company and a year of its work, in one transaction: it is there as a whole or
 * not at all.
 * @returns the administrator
 */
export async function seedDemoCompany(
  dependencies: Omit<RecordDependencies, 'clock'>,
  settings: CompanySettings,
  { now, adminPassword, language, keepFile }: DemoWish,
): Promise<number> {
  const plan = tellStory(now);
  await settings.change(demoProfile, null);
  const company = await settings.facts();
  const papers = await keepPapers(keepFile);
  return retryTransaction(dependencies.database, async (tx) => {
    const doors = new DemoDoors(tx, dependencies, company, new StoryCalendar(now).instant(0, 480));
    await seedCatalogues(doors, company, now);
    const passwords = { everybody: demoPassword, admin: adminPassword || demoPassword };
    const staff = await seedStaff(doors, passwords, language);
    await new StoryTeller(doors, staff).tell(plan);
    await seedPools(doors, staff, now);
    await seedTrade(doors, staff, now);
    await seedOffers(doors, staff, now);
    await seedStock(doors, staff, now);
    await seedShipments(doors, staff, now);
    await seedRepeating(doors, staff, now);
    await seedMoves(doors, now);
    await seedPapers(doors, staff, papers, now);
    await doors.settleNotices(now);
    return (staff.get('admin') as DemoUser).id;
  });
}

/** Turns the steps of a plan into saves. */
class StoryTeller {
  private readonly doors: DemoDoors;
  private readonly staff: ReadonlyMap<string, DemoUser>;
  private readonly ids = new Map<string, number>();

  constructor(doors: DemoDoors, staff: ReadonlyMap<string, DemoUser>) {
    this.doors = doors;
    this.staff = staff;
    for (const [key, { id }] of staff) this.ids.set(`user:${key}`, id);
  }

  async tell({ steps, tags }: Plan): Promise<void> {
    for (const sitting of inSittings(steps)) await this.sit(sitting);
    await this.doors.writeComments();
    for (const tagging of tags) {
      const records = tagging.keys.map((key) => this.id(key));
      await this.doors.tag(this.person('zhoumin'), tagging, records);
    }
  }

  private async sit(sitting: Step[]): Promise<void> {
    const [first] = sitting;
    if (!first) return;
    this.doors.at(first.at);
    const by = this.person(first.who);
    if (first.kind === 'create') {
      const rows = sitting.map((step) => this.resolved('values' in step ? step.values : {}));
      const ids = await this.doors.create(by, first.module, rows, first.way);
      for (const [index, { key }] of sitting.entries()) this.ids.set(key, ids[index] as number);
    } else if (first.kind === 'change') {
      await this.doors.change(by, first.module, this.id(first.key), this.resolved(first.values));
    } else if (first.kind === 'comment') {
      this.doors.comment(by, first.module, this.id(first.key), first.text);
    } else if (first.kind === 'act') {
      await this.doors.act(by, first.module, this.id(first.key), first.action, {});
    } else {
      const made = await this.doors.act(by, 'lead', this.id(first.key), 'convert', first.input);
      for (const [part, outcome] of Object.entries(made as Record<string, { id: number } | null>)) {
        const key = first.makes[part];
        if (outcome && key) this.ids.set(key, outcome.id);
      }
    }
  }

  private id(key: string): number {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`The demo story speaks of ${key} before it is there`);
    return id;
  }

  private person(key: string): DemoUser {
    const person = this.staff.get(key);
    if (!person) throw new Error(`Nobody in the demo company is called ${key}`);
    return person;
  }

  private resolved(values: Values): Values {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.resolve(value)]));
  }

  private resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.resolve(one));
    if (typeof value !== 'object' || value === null) return value;
    if ('made' in value) return this.id(String(value.made));
    return this.resolved(value as Values);
  }
}

/** Creations that one person does in one sitting go together; everything else by itself. In the order of time. */
function inSittings(steps: readonly Step[]): Step[][] {
  const sittings = new Map<string, Step[]>();
  for (const [index, step] of steps.entries()) {
    const day = step.at.toISOString().slice(0, 10);
    const key = step.kind === 'create' ? `${day} ${step.who} ${step.sitting}` : `${index}`;
    const sitting = sittings.get(key);
    if (sitting) sitting.push(step);
    else sittings.set(key, [step]);
  }
  return [...sittings.values()];
}
