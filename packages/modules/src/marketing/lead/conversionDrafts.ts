import { addToDay } from '@gejie/core';
import type { Lead } from './lead.ts';

type Values = Record<string, unknown>;

/** Days until a deal made from a lead is expected to close, until somebody knows better. */
const daysToClose = 90;

/** What is known of the company; somebody without one is a customer in their own name. */
export function accountDraft(lead: Lead): Values {
  return filled({
    name: lead.company ?? lead.name,
    stage: 'interested',
    industry: lead.industry,
    size: lead.size,
    source: lead.source,
    phone: lead.phone ?? (lead.company ? null : lead.mobile),
    website: lead.website,
    address: lead.address,
    interests: lead.interests,
    lastContactedAt: lead.lastContactedAt,
    nextContactOn: lead.nextContactOn,
    description: lead.description,
  });
}

export function contactDraft(lead: Lead): Values {
  return filled({
    name: lead.name,
    title: lead.title,
    mobile: lead.mobile,
    phone: lead.phone,
    email: lead.email,
    wechat: lead.wechat,
    lastContactedAt: lead.lastContactedAt,
  });
}

/** @param today YYYY-MM-DD */
export function opportunityDraft(lead: Lead, today: string): Values {
  return filled({
    name: firstCharacters([lead.company ?? lead.name, lead.interests].filter(Boolean).join(' · '), 120),
    amount: lead.budget,
    closeDate: addToDay(today, daysToClose, 'day'),
    source: lead.source,
    type: 'newBusiness',
    interests: lead.interests,
    nextStep: lead.nextStep,
    nextContactOn: lead.nextContactOn,
  });
}

function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function firstCharacters(text: string, count: number): string {
  return [...text].slice(0, count).join('').trim();
}
