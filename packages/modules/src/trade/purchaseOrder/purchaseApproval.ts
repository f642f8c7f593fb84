import { Decimal, Refusal, type Work } from '@gejie/core';
import { approvalOf } from '../shared/approval.ts';
import { limitsOf } from '../shared/limitsOf.ts';
import { requireLines } from '../shared/requireLines.ts';
import { type PurchaseOrder, purchaseOrder } from './purchaseOrder.ts';

/** From here on what is on it counts as on its way. */
export function ordered(work: Work, { id }: PurchaseOrder): Promise<PurchaseOrder> {
  return work
    .asSystem('purchase ordered')
    .update(purchaseOrder, id, { status: 'ordered', orderedAt: work.now.toISOString() });
}

/** Approval orders it, whatever the limit of whoever asked. INV-09 */
export const purchaseApproval = approvalOf<PurchaseOrder>(purchaseOrder, {
  by: 'purchaseApproval',
  ready: (_work, { lines }) => requireLines(lines),
  goOn: ordered,
});

/** @throws Refusal when it comes to more than whoever orders may spend */
export async function refuseBeyondBudget(work: Work, { baseTotal, total }: PurchaseOrder): Promise<void> {
  const { maxPurchase } = await limitsOf(work, 'purchaseApproval');
  const amount = new Decimal(baseTotal ?? total ?? 0);
  if (maxPurchase === null || amount.lessThanOrEqualTo(maxPurchase)) return;
  throw new Refusal(
    {
      zh: `采购金额 ${amount.toFixed(2)} 超过您的限额 ${maxPurchase.toFixed(2)}，请“申请审批”`,
      en: `${amount.toFixed(2)} is more than your limit of ${maxPurchase.toFixed(2)}: ask for approval`,
    },
    'total',
  );
}
