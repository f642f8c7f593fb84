import type { FieldRight, ModuleGrant, Reach } from '@gejie/core';
import { hideable, type Path, pools, type World } from './world.fixture.ts';

const order: Reach[] = ['none', 'own', 'department', 'tree', 'all'];
export type Right = 'see' | 'edit' | 'delete' | 'assign' | 'share';

/**
 * Who may do what, worked out anew from the book (ACC-03 to ACC-05) in the plainest way, one person and one record at a
 * time. It shares no line with the server, so that both would have to be wrong in the same way.
 */
export class Oracle {
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  may(person: number, right: Right, record: number): boolean {
    const { path } = this.record(record);
    const see = this.reachOf(person, path, 'see');
    if (see === 'none') return false;
    const asked = right === 'share' ? 'edit' : right;
    const reach = right === 'see' ? see : lesser(this.reachOf(person, path, asked), see);
    if (this.within(person, reach, record)) return true;
    if ((right === 'see' || right === 'assign') && this.heads(person, record)) return true;
    if (right === 'see' && this.isSuperior(person, record)) return true;
    // What is shared with somebody is not shared on; what a rule gives is.
    if (right === 'share') return reach !== 'none' && this.isRuled(person, record, writes);
    if (right === 'see' || (right === 'edit' && reach !== 'none')) {
      const enough = (level: string) => right === 'see' || writes(level);
      return this.isShared(person, record, enough) || this.isRuled(person, record, enough);
    }
    return false;
  }

  /**
   * Whether somebody sees what belongs to a colleague in a module where every role sees its own alone.
   * @param account with which it is shared; null: with none
   */
  seesOwn(person: number, owner: number, account: number | null): boolean {
    return (
      owner === person ||
      this.headsPlace(person, this.person(owner).department) ||
      this.isAbove(person, owner) ||
      this.world.shares.some(
        ({ record, expired, with: grantee }) =>
          record === account && !expired && this.isMeant(person, grantee),
      )
    );
  }

  /** Whether a pool is for a person: of a department it serves or one below, or heading such a one. */
  looksInto(person: number, pool: number): boolean {
    const served = pools[pool]?.department ?? -1;
    const mine = this.person(person).department;
    const below = this.world.departments.flatMap((_, at) => (this.line(at).includes(served) ? [at] : []));
    return (
      this.opens(person, 'accounts') &&
      ((mine !== null && below.includes(mine)) || below.some((at) => this.headsPlace(person, at)))
    );
  }

  seen(person: number, path: Path): number[] {
    return this.all(path).filter((record) => this.may(person, 'see', record));
  }

  all(path: Path): number[] {
    return this.world.records.flatMap((record, at) => (record.path === path ? [at] : []));
  }

  /** Whether the module is there for the person at all. */
  opens(person: number, path: Path): boolean {
    return this.reachOf(person, path, 'see') !== 'none';
  }

  /** Whether there is anything in it that the person might change. */
  edits(person: number, path: Path): boolean {
    return this.opens(person, path) && this.reachOf(person, path, 'edit') !== 'none';
  }

  creates(person: number, path: Path): boolean {
    return this.grants(person, path).some(({ create }) => create === true);
  }

  hidden(person: number, path: Path): string[] {
    const byRole = hideable[path].filter((field) => this.fieldRight(person, path, field) === 'hidden');
    return [...byRole, ...this.toldBy(person, path)];
  }

  /** What would tell of something hidden: it is computed of it, or over records of which none is seen. */
  private toldBy(person: number, path: Path): string[] {
    const noDeals = !this.opens(person, 'opportunities');
    const noAmounts = noDeals || this.fieldRight(person, 'opportunities', 'amount') === 'hidden';
    if (path === 'opportunities') return noAmounts ? ['baseAmount', 'weightedAmount'] : [];
    if (path !== 'accounts') return [];
    return [
      ...(noAmounts ? ['openAmount', 'wonAmount'] : []),
      ...(noDeals ? ['openOpportunities', 'lastWonOn'] : []),
      ...(this.opens(person, 'contacts') ? [] : ['contactCount']),
    ];
  }

  private fieldRight(person: number, path: Path, field: string): FieldRight {
    let widest: FieldRight = 'hidden';
    for (const grant of this.grants(person, path)) {
      if (grant.see === 'none' && !grant.create) continue;
      const right = grant.fields?.[field] ?? 'write';
      if (right !== 'hidden') widest = 'read';
    }
    return widest;
  }

  private grants(person: number, path: Path): ModuleGrant[] {
    return this.person(person).roles.map((role) => this.world.roles[role]?.rights[path] ?? {});
  }

  private reachOf(person: number, path: Path, right: Exclude<Right, 'share'>): Reach {
    let widest: Reach = 'none';
    for (const grant of this.grants(person, path)) {
      const reach = grant[right] ?? 'none';
      if (order.indexOf(reach) > order.indexOf(widest)) widest = reach;
    }
    return widest;
  }

  private within(person: number, reach: Reach, record: number): boolean {
    const { owner } = this.record(record);
    const place = this.placeOf(record);
    const mine = this.person(person).department;
    if (reach === 'none') return false;
    if (reach === 'all') return true;
    if (owner === person) return true;
    if (reach === 'own') return false;
    if (mine !== null && place === mine) return true;
    if (reach === 'department') return false;
    if (this.heads(person, record) || this.isSuperior(person, record)) return true;
    return mine !== null && place !== null && this.line(place).includes(mine);
  }

  /** Where a record counts: in its owner's department; without an owner, in the one it fell to. */
  private placeOf(record: number): number | null {
    const { owner, department } = this.record(record);
    return owner === null ? department : this.person(owner).department;
  }

  private heads(person: number, record: number): boolean {
    return this.headsPlace(person, this.placeOf(record));
  }

  private headsPlace(person: number, place: number | null): boolean {
    if (place === null) return false;
    return this.line(place).some((department) => {
      const { head, deputies } = this.department(department);
      return head === person || deputies.includes(person);
    });
  }

  private isSuperior(person: number, record: number): boolean {
    const { owner } = this.record(record);
    return owner !== null && this.isAbove(person, owner);
  }

  private isAbove(person: number, owner: number): boolean {
    for (let above = this.person(owner).manager; above !== null; above = this.person(above).manager)
      if (above === person) return true;
    return false;
  }

  private isShared(person: number, record: number, enough: (level: string) => boolean): boolean {
    const { account, path } = this.record(record);
    const through = path === 'contacts' || path === 'opportunities' ? account : null;
    return this.world.shares.some(
      (share) =>
        !share.expired &&
        enough(share.level) &&
        (share.record === record || share.record === through) &&
        this.isMeant(person, share.with),
    );
  }

  private isRuled(person: number, record: number, enough: (level: string) => boolean): boolean {
    const { path, account, industry } = this.record(record);
    const told = path === 'accounts' ? industry : account === null ? null : this.record(account).industry;
    return this.world.rules.some(
      (rule) =>
        rule.active &&
        rule.path === path &&
        rule.industry === told &&
        enough(rule.level) &&
        ('role' in rule.with
          ? this.person(person).roles.includes(rule.with.role)
          : this.isMeant(person, rule.with)),
    );
  }

  isMeant(person: number, grantee: { person: number } | { department: number }): boolean {
    if ('person' in grantee) return grantee.person === person;
    const mine = this.person(person).department;
    return mine !== null && this.line(mine).includes(grantee.department);
  }

  /** A department and all above it. */
  private line(department: number): number[] {
    const { parent } = this.department(department);
    return parent === null ? [department] : [department, ...this.line(parent)];
  }

  private department(at: number): World['departments'][number] {
    return this.world.departments[at] as World['departments'][number];
  }

  private person(at: number): World['people'][number] {
    return this.world.people[at] as World['people'][number];
  }

  private record(at: number): World['records'][number] {
    return this.world.records[at] as World['records'][number];
  }
}

const writes = (level: string) => level === 'write';

function lesser(a: Reach, b: Reach): Reach {
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}
