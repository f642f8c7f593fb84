import type { Step, Values } from './plan.ts';
import type { StoryCalendar } from './storyCalendar.ts';

/** Keys of the ways that deals go in the demo company. */
export const usualWay = 'pipeline:usual';
export const tenderWay = 'pipeline:tender';

const ends: Values[] = [{ value: 'won' }, { value: 'lost' }];
const filled = { empty: false };

const usual: Values = {
  name: '常规销售',
  isDefault: true,
  description: '经销和终端客户的日常采购',
  stages: [
    {
      value: 'prospecting',
      probability: 10,
      rotsAfterDays: 14,
      guidance: '摸清谁在用、谁决定、现在用谁家的；约第一次拜访。',
      exit: { nextStep: filled },
    },
    {
      value: 'qualification',
      probability: 25,
      rotsAfterDays: 21,
      guidance: '量测工况，确认型号、数量和到货时间；问清预算。',
      exit: { amount: { gt: 0 } },
    },
    {
      value: 'proposal',
      probability: 50,
      rotsAfterDays: 21,
      guidance: '三天内出方案和报价，当面讲一遍，不要只发邮件。',
      exit: { amount: { gt: 0 }, closeDate: filled },
    },
    {
      value: 'negotiation',
      probability: 75,
      rotsAfterDays: 14,
      guidance: '价格、账期、质保一起谈；让步要换条件。',
    },
    ...ends,
  ],
};

const tender: Values = {
  name: '项目招投标',
  description: '水务、市政和集团集中采购',
  stages: [
    {
      value: 'prospecting',
      label: '立项跟踪',
      probability: 5,
      rotsAfterDays: 60,
      guidance: '盯住立项和资金来源，尽早进设计院的选型表。',
      exit: { nextStep: filled },
    },
    {
      value: 'qualification',
      label: '技术交流',
      probability: 20,
      rotsAfterDays: 45,
      guidance: '和使用部门、设计院对参数；拿到招标文件的草稿。',
      exit: { amount: { gt: 0 } },
    },
    {
      value: 'tender',
      probability: 40,
      rotsAfterDays: 30,
      guidance: '标书由两人核对；开标前一天确认保证金已到账。',
      exit: { amount: { gt: 0 }, closeDate: filled },
    },
    { value: 'negotiation', label: '合同谈判', probability: 85, rotsAfterDays: 21 },
    ...ends,
  ],
};

/** The ways that deals go, set up before the first deal. */
export function pipelineStory(calendar: StoryCalendar): Step[] {
  const at = calendar.instant(0, 485);
  return [
    { key: usualWay, values: usual },
    { key: tenderWay, values: tender },
  ].map((one) => ({ ...one, kind: 'create', at, who: 'admin', module: 'pipeline', sitting: 'pipelines' }));
}
