import { type BilingualText, inLanguage, type Language, standardProcess } from '@gejie/core';
import { opportunity } from '@gejie/modules';

const name = { zh: '标准销售流程', en: 'Standard sales process' };

const guidance: Record<string, BilingualText> = {
  prospecting: {
    zh: '弄清谁在用、谁决定、现在用谁家的；约好第一次拜访。',
    en: 'Find out who uses it, who decides and whose product they have now; arrange the first visit.',
  },
  qualification: {
    zh: '确认需求、数量和时间；问清预算。',
    en: 'Settle what is needed, how much of it and when; ask about the budget.',
  },
  proposal: {
    zh: '尽快给出方案和报价，当面讲一遍，不要只发邮件。',
    en: 'Offer soon, and go through the offer in person instead of mailing it.',
  },
  negotiation: {
    zh: '价格、账期和服务一起谈；让步要换条件。',
    en: 'Talk of price, terms and service together; give nothing away for nothing.',
  },
};

/** The sales process a new company starts with, to be changed or deleted later: the stages as they are declared. SAL-02 */
export function standardPipeline(language: Language): Record<string, unknown> {
  const { steps } = standardProcess(opportunity.fields.stage);
  const stages = steps.map((step) => {
    const advice = guidance[step.value];
    return advice ? { ...step, guidance: inLanguage(advice, language) } : step;
  });
  return { name: inLanguage(name, language), isDefault: true, stages };
}
