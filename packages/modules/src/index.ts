import { assignmentMember, assignmentRule } from './marketing/assignmentRule/assignmentRule.ts';
import { leadRules } from './marketing/lead/lead.rules.ts';
import { lead } from './marketing/lead/lead.ts';
import { accountRules } from './sales/account/account.rules.ts';
import { account } from './sales/account/account.ts';
import { commitmentRules } from './sales/commitment/commitment.rules.ts';
import { commitment } from './sales/commitment/commitment.ts';
import { contactRules } from './sales/contact/contact.rules.ts';
import { contact } from './sales/contact/contact.ts';
import { employmentRules } from './sales/contact/employment.rules.ts';
import { employment } from './sales/contact/employment.ts';
import { opportunityRules } from './sales/opportunity/opportunity.rules.ts';
import { opportunity } from './sales/opportunity/opportunity.ts';
import { opportunityContact } from './sales/opportunity/opportunityContact.ts';
import { pipelineRules } from './sales/pipeline/pipeline.rules.ts';
import { pipeline } from './sales/pipeline/pipeline.ts';
import { calendarEventRules } from './schedule/calendarEvent/calendarEvent.rules.ts';
import { calendarEvent } from './schedule/calendarEvent/calendarEvent.ts';
import { dateRuleRules } from './schedule/dateRule/dateRule.rules.ts';
import { dateRule } from './schedule/dateRule/dateRule.ts';
import { taskRules } from './schedule/task/task.rules.ts';
import { task } from './schedule/task/task.ts';
import { auditEntryOver } from './system/auditEntry/auditEntry.ts';
import { currencyRules } from './system/currency/currency.rules.ts';
import { currency } from './system/currency/currency.ts';
import { exchangeRateRules } from './system/currency/exchangeRate.rules.ts';
import { exchangeRate } from './system/currency/exchangeRate.ts';
import { department } from './system/department/department.ts';
import { holidayRules } from './system/holiday/holiday.rules.ts';
import { holiday } from './system/holiday/holiday.ts';
import { letterTemplate } from './system/letterTemplate/letterTemplate.ts';
import { pool } from './system/pool/pool.ts';
import { poolRule } from './system/pool/poolRule.ts';
import { printTemplate } from './system/printTemplate/printTemplate.ts';
import { role } from './system/role/role.ts';
import { sharingRuleRules } from './system/sharingRule/sharingRule.rules.ts';
import { sharingRule } from './system/sharingRule/sharingRule.ts';
import { taxRules } from './system/tax/tax.rules.ts';
import { tax } from './system/tax/tax.ts';
import { userRules } from './system/user/user.rules.ts';
import { user } from './system/user/user.ts';
import { bookmark } from './tools/bookmark/bookmark.ts';
import { bookmarkGroup } from './tools/bookmark/bookmarkGroup.ts';
import { dailyReportRules } from './tools/dailyReport/dailyReport.rules.ts';
import { dailyReport } from './tools/dailyReport/dailyReport.ts';
import { document } from './tools/document/document.ts';
import { folder } from './tools/document/folder.ts';
import { invoiceRules } from './trade/invoice/invoice.rules.ts';
import { invoice } from './trade/invoice/invoice.ts';
import { priceBookRules } from './trade/priceBook/priceBook.rules.ts';
import { priceBook } from './trade/priceBook/priceBook.ts';
import { productRules } from './trade/product/product.rules.ts';
import { product } from './trade/product/product.ts';
import { productCategory } from './trade/product/productCategory.ts';
import { purchaseOrderRules } from './trade/purchaseOrder/purchaseOrder.rules.ts';
import { purchaseOrder } from './trade/purchaseOrder/purchaseOrder.ts';
import { quoteRules } from './trade/quote/quote.rules.ts';
import { quote } from './trade/quote/quote.ts';
import { salesOrderRules } from './trade/salesOrder/salesOrder.rules.ts';
import { salesOrder } from './trade/salesOrder/salesOrder.ts';
import { service } from './trade/service/service.ts';
import { serialNumberRules } from './trade/stock/serialNumber.rules.ts';
import { serialNumber } from './trade/stock/serialNumber.ts';
import { stockClaim } from './trade/stock/stockClaim.ts';
import { stockCount } from './trade/stock/stockCount.ts';
import { stockLevel } from './trade/stock/stockLevel.ts';
import { stockMovement } from './trade/stock/stockMovement.ts';
import { stockTake } from './trade/stock/stockTake.ts';
import { stockTransferRules } from './trade/stock/stockTransfer.rules.ts';
import { stockTransfer } from './trade/stock/stockTransfer.ts';
import { warehouseRules } from './trade/stock/warehouse.rules.ts';
import { warehouse } from './trade/stock/warehouse.ts';
import { supply } from './trade/vendor/supply.ts';
import { vendor } from './trade/vendor/vendor.ts';

export type { AssignmentMember, AssignmentRule } from './marketing/assignmentRule/assignmentRule.ts';
export type { Lead } from './marketing/lead/lead.ts';
export type { Account } from './sales/account/account.ts';
export type { Commitment } from './sales/commitment/commitment.ts';
export type { Contact } from './sales/contact/contact.ts';
export type { Employment } from './sales/contact/employment.ts';
export type { Opportunity } from './sales/opportunity/opportunity.ts';
export type { OpportunityContact } from './sales/opportunity/opportunityContact.ts';
export type { Pipeline } from './sales/pipeline/pipeline.ts';
export type { CalendarEvent } from './schedule/calendarEvent/calendarEvent.ts';
export type { DateRule } from './schedule/dateRule/dateRule.ts';
export { minutesBefore, reminderTimes } from './schedule/shared/reminderTimes.ts';
export type { Task } from './schedule/task/task.ts';
export { type AuditKind, auditKinds } from './system/auditEntry/kinds.ts';
export type { Currency } from './system/currency/currency.ts';
export type { ExchangeRate } from './system/currency/exchangeRate.ts';
export type { Department } from './system/department/department.ts';
export type { Holiday } from './system/holiday/holiday.ts';
export type { LetterTemplate } from './system/letterTemplate/letterTemplate.ts';
export type { Pool } from './system/pool/pool.ts';
export type { PoolRule } from './system/pool/poolRule.ts';
export type { PrintTemplate } from './system/printTemplate/printTemplate.ts';
export { withParts } from './system/role/functionParts.ts';
export type { Role } from './system/role/role.ts';
export type { SharingRule } from './system/sharingRule/sharingRule.ts';
export type { Tax } from './system/tax/tax.ts';
export type { User } from './system/user/user.ts';
export type { Bookmark } from './tools/bookmark/bookmark.ts';
export type { BookmarkGroup } from './tools/bookmark/bookmarkGroup.ts';
export type { DailyReport } from './tools/dailyReport/dailyReport.ts';
export type { Document } from './tools/document/document.ts';
export type { Folder } from './tools/document/folder.ts';
export type { Invoice } from './trade/invoice/invoice.ts';
export type { PriceBook } from './trade/priceBook/priceBook.ts';
export type { Product } from './trade/product/product.ts';
export type { ProductCategory } from './trade/product/productCategory.ts';
export type { PurchaseOrder } from './trade/purchaseOrder/purchaseOrder.ts';
export type { Contradiction } from './trade/quote/priceGuard.ts';
export type { Quote } from './trade/quote/quote.ts';
export type { SalesOrder } from './trade/salesOrder/salesOrder.ts';
export type { Service } from './trade/service/service.ts';
export { type TotalledDocument, totalsOf } from './trade/shared/totalsOf.ts';
export type { SerialNumber } from './trade/stock/serialNumber.ts';
export type { StockClaim } from './trade/stock/stockClaim.ts';
export type { StockCount } from './trade/stock/stockCount.ts';
export type { StockLevel } from './trade/stock/stockLevel.ts';
export type { StockMovement } from './trade/stock/stockMovement.ts';
export type { StockTake } from './trade/stock/stockTake.ts';
export type { StockTransfer } from './trade/stock/stockTransfer.ts';
export type { Warehouse } from './trade/stock/warehouse.ts';
export type { Supply } from './trade/vendor/supply.ts';
export type { Vendor } from './trade/vendor/vendor.ts';
export {
  account,
  assignmentMember,
  assignmentRule,
  bookmark,
  bookmarkGroup,
  calendarEvent,
  commitment,
  contact,
  currency,
  dailyReport,
  dateRule,
  department,
  document,
  employment,
  exchangeRate,
  folder,
  holiday,
  invoice,
  lead,
  letterTemplate,
  opportunity,
  opportunityContact,
  pipeline,
  pool,
  poolRule,
  priceBook,
  printTemplate,
  product,
  productCategory,
  purchaseOrder,
  quote,
  role,
  salesOrder,
  serialNumber,
  service,
  sharingRule,
  stockClaim,
  stockCount,
  stockLevel,
  stockMovement,
  stockTake,
  stockTransfer,
  supply,
  task,
  tax,
  user,
  vendor,
  warehouse,
};

/** What people keep, in the order of the menu. A new module is a file and a line here. */
const kept = [
  lead,
  account,
  contact,
  employment,
  opportunity,
  opportunityContact,
  commitment,
  quote,
  salesOrder,
  invoice,
  purchaseOrder,
  vendor,
  supply,
  product,
  productCategory,
  service,
  priceBook,
  stockLevel,
  stockMovement,
  stockClaim,
  warehouse,
  serialNumber,
  stockTransfer,
  stockTake,
  stockCount,
  task,
  calendarEvent,
  dailyReport,
  document,
  folder,
  bookmark,
  bookmarkGroup,
  user,
  department,
  role,
  pipeline,
  pool,
  poolRule,
  sharingRule,
  dateRule,
  assignmentRule,
  assignmentMember,
  currency,
  exchangeRate,
  tax,
  holiday,
  printTemplate,
  letterTemplate,
];

/** Every module there is; the operation log may concern any of the others. */
export const modules = [...kept, auditEntryOver(kept)];

/** What is always true of their records, in form and server alike. */
export const ruleSets = [
  leadRules,
  accountRules,
  contactRules,
  employmentRules,
  opportunityRules,
  commitmentRules,
  quoteRules,
  salesOrderRules,
  invoiceRules,
  purchaseOrderRules,
  priceBookRules,
  productRules,
  taskRules,
  calendarEventRules,
  dailyReportRules,
  pipelineRules,
  userRules,
  sharingRuleRules,
  dateRuleRules,
  currencyRules,
  exchangeRateRules,
  taxRules,
  holidayRules,
  warehouseRules,
  stockTransferRules,
  serialNumberRules,
];
