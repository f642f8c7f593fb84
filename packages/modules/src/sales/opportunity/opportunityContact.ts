import { choice, defineModule, link, type RecordOf, text } from '@gejie/core';
import { attitudes, decisionRoles } from '../contact/decisionRoles.ts';

/**
 * That a contact takes part in a deal, and as what: who decides on this one need not decide on the next. Seen, and written
 * down, with the deal. SAL-01
 */
export const opportunityContact = defineModule('opportunityContact', {
  label: '商机角色',
  en: 'Role in a deal',
  unit: '位',
  area: 'sales',
  menuUnder: 'opportunity',
  icon: 'contact',
  number: 'ROL-{00000}',
  title: 'part',
  seenThrough: ['opportunity'],
  fields: {
    opportunity: link('opportunity', '商机', {
      required: true,
      backlink: 'roles',
      backlinkLabel: { zh: '参与人与角色', en: 'People and their roles' },
    }),
    contact: link('contact', '联系人', {
      required: true,
      uniqueWithin: 'opportunity',
      backlink: 'dealRoles',
      backlinkLabel: { zh: '参与的商机', en: 'Roles in deals' },
    }),
    role: choice('角色', decisionRoles, {
      required: true,
      index: true,
      takenFrom: 'contact.influence',
      hint: {
        zh: '在这个商机里的角色；先取联系人的决策角色',
        en: 'In this deal; at first what the contact is in general',
      },
    }),
    attitude: choice('态度', attitudes, { en: 'Attitude to this deal', takenFrom: 'contact.attitude' }),
    part: text('具体作用', {
      en: 'Part played',
      max: 200,
      search: true,
      hint: { zh: '例如：评标、签字、试用', en: 'Such as: scores the bids, signs, tries it out' },
    }),
  },
  layout: {
    facts: ['opportunity', 'contact', 'role', 'attitude'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          'opportunity',
          'contact',
          'role',
          'attitude',
          { field: 'part', width: 'full' },
          'owner',
          'department',
        ],
      },
    },
    quickCreate: ['opportunity', 'contact', 'role', 'attitude', 'part'],
  },
  list: [
    'contact',
    'role',
    'attitude',
    'part',
    'contact.title',
    'contact.mobile',
    'opportunity',
    'opportunity.stage',
  ],
  sort: '-updatedAt',
  views: {
    all: { label: '全部商机角色', en: 'All roles in deals', default: true },
    deciding: {
      label: '决策人与审批人',
      en: 'Who decides',
      where: { role: { in: ['decisionMaker', 'approver'] } },
    },
    against: {
      label: '需要争取',
      en: 'To be won over',
      where: { any: [{ role: 'blocker' }, { attitude: { in: ['sceptical', 'opposed'] } }] },
    },
  },
});

export type OpportunityContact = RecordOf<typeof opportunityContact>;
