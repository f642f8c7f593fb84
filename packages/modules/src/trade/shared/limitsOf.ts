import { type CompanyLimits, Decimal, type Work } from '@gejie/core';
import { type Role, role } from '../../system/role/role.ts';
import { user } from '../../system/user/user.ts';

export type Limits = Record<keyof CompanyLimits, Decimal | null>;

const best: Record<keyof CompanyLimits, (...values: Decimal[]) => Decimal> = {
  maxDiscount: (...values) => Decimal.max(...values),
  minMargin: (...values) => Decimal.min(...values),
  maxPurchase: (...values) => Decimal.max(...values),
};

/**
 * How far whoever acts goes without approval: of the roles that say a figure the most generous, else what the company says.
 * Null: as far as they like, and so for whoever approves.
 * @param approves the function of those who approve
 */
export async function limitsOf(
  work: Work,
  approves: NonNullable<Role['functions']>[number],
): Promise<Limits> {
  if (work.user === null || work.holds === null || work.holds.functions.has(approves))
    return { maxDiscount: null, minMargin: null, maxPurchase: null };
  const system = work.asSystem('limits of the roles');
  const { roles } = await system.get(user, work.user.id);
  const held = await system.find(role, { where: { id: { in: roles ?? [] } }, limit: 200 });
  const bound = (name: keyof CompanyLimits) => {
    const said = held.flatMap((one) => (one[name] === null ? [] : [new Decimal(one[name])]));
    if (said.length > 0) return best[name](...said);
    const company = work.company.limits[name];
    return company === null ? null : new Decimal(company);
  };
  return {
    maxDiscount: bound('maxDiscount'),
    minMargin: bound('minMargin'),
    maxPurchase: bound('maxPurchase'),
  };
}
