import { assignmentMemberEffects } from './marketing/assignmentRule/assignmentMember.effects.ts';
import { conversion, convertLead } from './marketing/lead/convertLead.ts';
import { assignLead, leadEffects } from './marketing/lead/lead.effects.ts';
import { undoConversion } from './marketing/lead/undoConversion.ts';
import { commitmentEffects } from './sales/commitment/commitment.effects.ts';
import { breakCommitment, keepCommitment } from './sales/commitment/settleCommitment.ts';
import { contactEffects } from './sales/contact/contact.effects.ts';
import { opportunityEffects } from './sales/opportunity/opportunity.effects.ts';
import { pipelineEffects } from './sales/pipeline/pipeline.effects.ts';
import { acceptInvitation, declineInvitation, perhapsComing } from './schedule/calendarEvent/answering.ts';
import { arrive } from './schedule/calendarEvent/arrive.ts';
import { calendarEventEffects } from './schedule/calendarEvent/calendarEvent.effects.ts';
import { finish } from './schedule/calendarEvent/finish.ts';
import { followUp } from './schedule/followUp/followUp.ts';
import { taskEffects } from './schedule/task/task.effects.ts';
import { currencyEffects } from './system/currency/currency.effects.ts';
import { exchangeRateEffects } from './system/currency/exchangeRate.effects.ts';
import { departmentEffects } from './system/department/department.effects.ts';
import { poolRuleEffects } from './system/pool/poolRule.effects.ts';
import { roleEffects } from './system/role/role.effects.ts';
import { sharingRuleEffects } from './system/sharingRule/sharingRule.effects.ts';
import { taxEffects } from './system/tax/tax.effects.ts';
import { resetPassword } from './system/user/resetPassword.ts';
import { userEffects } from './system/user/user.effects.ts';
import { dailyReportEffects } from './tools/dailyReport/dailyReport.effects.ts';
import { gatherReport, markReportRead, sendReport } from './tools/dailyReport/sendReport.ts';
import { cancelOrder, reopenOrder } from './trade/invoice/callOffOrder.ts';
import { invoiceEffects } from './trade/invoice/invoice.effects.ts';
import {
  approveInvoice,
  billInvoice,
  cancelInvoice,
  packInvoice,
  receiveInvoice,
  shipInvoice,
  unbillInvoice,
} from './trade/invoice/invoiceActions.ts';
import { askInvoiceApproval } from './trade/invoice/invoiceLimits.ts';
import { invoiceOrder } from './trade/invoice/invoiceOrder.ts';
import { invoicedOrderEffects } from './trade/invoice/keepInvoiced.ts';
import { orderClockworks, repeatingOrderEffects } from './trade/invoice/repeatOrders.ts';
import { priceBookEffects } from './trade/priceBook/priceBook.effects.ts';
import { confirmOrder, orderApproval } from './trade/pricing/confirmOrder.ts';
import { documentPricings } from './trade/pricing/documentPrices.ts';
import { proposePurchase, reorderProduct } from './trade/purchaseOrder/proposePurchase.ts';
import { purchaseApproval } from './trade/purchaseOrder/purchaseApproval.ts';
import { purchaseOrderEffects } from './trade/purchaseOrder/purchaseOrder.effects.ts';
import {
  cancelPurchase,
  closePurchase,
  payOrder,
  placeOrder,
  receiveOrder,
} from './trade/purchaseOrder/purchaseOrderActions.ts';
import { acceptQuote, refuseQuote } from './trade/quote/answerQuote.ts';
import { quoteClockworks } from './trade/quote/expireQuotes.ts';
import { orderQuote } from './trade/quote/orderQuote.ts';
import { quoteEffects } from './trade/quote/quote.effects.ts';
import { reviseQuote, sendQuote } from './trade/quote/quoteActions.ts';
import { quoteApproval } from './trade/quote/quoteApproval.ts';
import { quoteOpportunity } from './trade/quote/quoteOpportunity.ts';
import { completeOrder } from './trade/salesOrder/salesOrderActions.ts';
import { productClockworks } from './trade/stock/lowStock.ts';
import { findSerial, missSerial, serialNumberEffects } from './trade/stock/serialNumber.effects.ts';
import { stockCountEffects } from './trade/stock/stockCount.effects.ts';
import { stockTakeEffects } from './trade/stock/stockTake.effects.ts';
import { bookTake, cancelTake, makeSheet } from './trade/stock/stockTakeActions.ts';
import { bookTransfer, cancelTransfer, stockTransferEffects } from './trade/stock/stockTransfer.effects.ts';
import { warehouseEffects } from './trade/stock/warehouse.effects.ts';

export { hasAllFunctions } from './system/granting.ts';
export { isOutranked, refuseOutranked } from './system/outranking.ts';
export { type Heir, refuseGain } from './system/user/gainByLeaving.ts';

/** What happens next, on the server, in the transaction of a save. */
export const effectSets = [
  leadEffects,
  assignmentMemberEffects,
  contactEffects,
  opportunityEffects,
  commitmentEffects,
  pipelineEffects,
  calendarEventEffects,
  taskEffects,
  dailyReportEffects,
  userEffects,
  roleEffects,
  poolRuleEffects,
  departmentEffects,
  sharingRuleEffects,
  currencyEffects,
  exchangeRateEffects,
  taxEffects,
  warehouseEffects,
  stockTransferEffects,
  stockTakeEffects,
  stockCountEffects,
  serialNumberEffects,
  quoteEffects,
  repeatingOrderEffects,
  invoicedOrderEffects,
  invoiceEffects,
  purchaseOrderEffects,
  priceBookEffects,
];

/** What falls due as days go by. */
export const clockworkSets = [quoteClockworks, orderClockworks, productClockworks];

/** What the lines of documents cost. */
export const pricings = [...documentPricings];

/** The verbs of the modules. */
export const actions = [
  convertLead,
  conversion,
  undoConversion,
  assignLead,
  keepCommitment,
  breakCommitment,
  followUp,
  arrive,
  finish,
  acceptInvitation,
  perhapsComing,
  declineInvitation,
  gatherReport,
  sendReport,
  markReportRead,
  resetPassword,
  sendQuote,
  acceptQuote,
  refuseQuote,
  reviseQuote,
  ...Object.values(quoteApproval),
  ...Object.values(orderApproval),
  quoteOpportunity,
  orderQuote,
  confirmOrder,
  reopenOrder,
  completeOrder,
  cancelOrder,
  missSerial,
  findSerial,
  bookTransfer,
  cancelTransfer,
  makeSheet,
  bookTake,
  cancelTake,
  invoiceOrder,
  approveInvoice,
  packInvoice,
  shipInvoice,
  receiveInvoice,
  billInvoice,
  unbillInvoice,
  cancelInvoice,
  askInvoiceApproval,
  placeOrder,
  ...Object.values(purchaseApproval),
  receiveOrder,
  closePurchase,
  payOrder,
  cancelPurchase,
  proposePurchase,
  reorderProduct,
];
