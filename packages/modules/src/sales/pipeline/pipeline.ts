import { boolean, defineModule, longText, type RecordOf, steps, text } from '@gejie/core';

/** A way that deals go: which stages, in which order, and what each asks for before a deal may leave it. SAL-02 */
export const pipeline = defineModule('pipeline', {
  label: '销售流程',
  en: 'Pipeline',
  path: 'pipelines',
  unit: '个',
  area: 'settings',
  group: 'sales',
  about: {
    zh: '商机的阶段、顺序与离开条件',
    en: 'The stages of opportunities, their order, what each asks for',
  },
  icon: 'opportunity',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'processes',
  logged: true,
  fields: {
    name: text('流程名称', { en: 'Name', required: true, max: 60, unique: true, search: 'name' }),
    active: boolean('启用', { default: true }),
    isDefault: boolean('默认流程', {
      en: 'Default',
      hint: {
        zh: '新商机由此开始；只有一个流程是默认的',
        en: 'New opportunities begin with it; only one process is the default',
      },
    }),
    description: longText('适用于', { en: 'Meant for', max: 1000 }),
    stages: steps('阶段', { en: 'Stages', required: true, over: 'opportunity', choice: 'stage' }),
  },
  layout: {
    facts: ['stages', 'active', 'isDefault'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'active',
          'isDefault',
          { field: 'description', width: 'full' },
        ],
      },
      stages: {
        label: '阶段与要求',
        en: 'What each stage asks for',
        fields: [{ field: 'stages', width: 'full' }],
      },
    },
    quickCreate: ['name', 'stages'],
  },
  list: ['name', 'stages', 'active', 'isDefault'],
  sort: 'name',
  views: { all: { label: '全部流程', en: 'All processes', default: true } },
});

export type Pipeline = RecordOf<typeof pipeline>;
