import { type Filter, Refusal, type Work } from '@gejie/core';
import { user } from '../../system/user/user.ts';
import { type AssignmentRule, assignmentMember, assignmentRule } from '../assignmentRule/assignmentRule.ts';
import { type Lead, lead } from './lead.ts';

const mostRules = 200;

/** What a rule gives a lead: a person, or a department that hands it out. */
type Destination = { owner: number } | { owner: null; department: number };

/**
 * Gives a lead to whom the rules say; its history keeps the name of the rule as the reason.
 * @returns whether a rule fitted
 */
export async function assignByRules(work: Work, { id }: Pick<Lead, 'id'>): Promise<boolean> {
  const system = work.asSystem('lead assignment');
  const rules = await system.find(assignmentRule, {
    where: { active: true },
    sort: 'position',
    limit: mostRules,
  });
  for (const rule of rules) {
    if (rule.where !== null && !(await system.fulfils(lead, id, rule.where))) continue;
    const destination = await destinationOf(system, rule);
    if (!destination) continue;
    await work.asSystem(rule.name).update(lead, id, destination);
    return true;
  }
  return false;
}

/** @throws Refusal when no rule fits */
export async function requireAssignment(work: Work, record: Pick<Lead, 'id'>): Promise<void> {
  if (await assignByRules(work, record)) return;
  throw new Refusal({
    zh: '没有适用的分配规则，或今天的名额已满',
    en: 'No assignment rule fits, or today’s quotas are used up',
  });
}

async function destinationOf(work: Work, rule: AssignmentRule): Promise<Destination | null> {
  const department = rule.to === 'department' ? rule.department : rule.fallback;
  const owner = rule.to === 'people' ? await nextInTurn(work, rule) : null;
  if (owner !== null) return { owner };
  return department === null ? null : { owner: null, department };
}

async function nextInTurn(work: Work, rule: AssignmentRule): Promise<number | null> {
  const members = await work.find(assignmentMember, {
    where: { rule: rule.id },
    sort: 'createdAt',
    limit: 200,
  });
  const people = members.map((member) => member.user);
  if (people.length === 0) return null;
  const working: Filter = { id: { in: people }, status: 'active' };
  const there = new Set((await work.find(user, { where: working, limit: 200 })).map(({ id }) => id));
  const free = members
    .filter((member) => there.has(member.user))
    .map((member) => ({ id: member.user, weight: member.weight, quota: member.quota }));
  return work.takeTurn({ module: 'assignmentRule', id: rule.id }, free);
}
