import { assignmentMemberEffects } from './marketing/assignmentRule/assignmentMember.effects.ts';
import { conversion, convertLead } from './marketing/lead/convertLead.ts';
import { assignLead, leadEffects } from './marketing/lead/lead.effects.ts';
import { undoConversion } from './marketing/lead/undoConversion.ts';
import { commitmentEffects } from './sales/commitment/commitment.effects.ts';
import { breakCommitment, keepCommitment } from './sales/commitment/settleCommitment.ts';
import { contactEffects } from './sales/contact/contact.effects.ts';
import { opportunityEffects } from './sales/opportunity/opportunity.effects.ts';
import { pipelineEffects } from './sales/pipeline/pipeline.effects.ts';
import { calendarEventEffects } from './schedule/calendarEvent/calendarEvent.effects.ts';
import { followUp } from './schedule/followUp/followUp.ts';
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
import { orderQuote } from './trade/quote/orderQuote.ts';
import { acceptQuote, refuseQuote, reviseQuote, sendQuote } from './trade/quote/quoteActions.ts';
import { approveQuote, askApproval, sendBackQuote } from './trade/quote/quoteApproval.ts';
import { quoteOpportunity } from './trade/quote/quoteOpportunity.ts';
import {
  cancelOrder,
  completeOrder,
  confirmOrder,
  reopenOrder,
} from './trade/salesOrder/salesOrderActions.ts';

export { isOutranked, refuseOutranked } from './system/outranking.ts';

/** What happens next, on the server, in the transaction of a save. */
export const effectSets = [
  leadEffects,
  assignmentMemberEffects,
  contactEffects,
  opportunityEffects,
  commitmentEffects,
  pipelineEffects,
  calendarEventEffects,
  dailyReportEffects,
  userEffects,
  roleEffects,
  poolRuleEffects,
  departmentEffects,
  sharingRuleEffects,
  currencyEffects,
  exchangeRateEffects,
  taxEffects,
];

/** The verbs of the modules. */
export const actions = [
  convertLead,
  conversion,
  undoConversion,
  assignLead,
  keepCommitment,
  breakCommitment,
  followUp,
  gatherReport,
  sendReport,
  markReportRead,
  resetPassword,
  sendQuote,
  acceptQuote,
  refuseQuote,
  reviseQuote,
  askApproval,
  approveQuote,
  sendBackQuote,
  quoteOpportunity,
  orderQuote,
  confirmOrder,
  reopenOrder,
  completeOrder,
  cancelOrder,
];
