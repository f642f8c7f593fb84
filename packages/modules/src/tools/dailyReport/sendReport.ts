import { defineAction, Refusal, type Work } from '@gejie/core';
import { z } from 'zod';
import { department } from '../../system/department/department.ts';
import { user } from '../../system/user/user.ts';
import { dailyReport } from './dailyReport.ts';
import { gathered } from './gathered.ts';

const nothing = z.strictObject({});
/** Deeper trees of departments are a mistake. */
const deepest = 20;

/** Takes what was done and is planned anew from the activities; own words stay. */
export const gatherReport = defineAction(dailyReport, 'gather', {
  input: nothing,
  async run(work, { id, owner, day }) {
    if (owner === null || day === null) return;
    const { done, planned } = await gathered(work, owner, day);
    await work.update(dailyReport, id, { done: done || null, planned: planned || null });
  },
});

/** Gives a report to whoever leads its writer. SAL-09 */
export const sendReport = defineAction(dailyReport, 'send', {
  input: nothing,
  async run(work, { id, owner }) {
    const sentTo = owner === null ? null : await leaderOf(work, owner);
    if (sentTo === null)
      throw new Refusal({
        zh: '您的部门没有负责人，也没有直接上级，无法提交',
        en: 'Your department has no head and you have no manager to send it to',
      });
    await work
      .asSystem('sent by its writer')
      .update(dailyReport, id, { status: 'sent', sentTo, sentAt: work.now.toISOString() });
    await work.notify([sentTo], 'report.sent', { module: dailyReport.name, id });
  },
});

/** Tells the writer that it was read. */
export const markReportRead = defineAction(dailyReport, 'markRead', {
  input: nothing,
  async run(work, { id, owner }) {
    await work
      .asSystem('read by whom it was sent to')
      .update(dailyReport, id, { status: 'read', readAt: work.now.toISOString() });
    if (owner !== null) await work.notify([owner], 'report.read', { module: dailyReport.name, id });
  },
});

/** The head of the person's department, or of the next one above that the person doesn't head; else the manager. */
async function leaderOf(work: Work, person: number): Promise<number | null> {
  const system = work.asSystem('whom does a report go to?');
  const { department: own, manager } = await system.get(user, person);
  let at = own;
  for (let depth = 0; at !== null && depth < deepest; depth++) {
    const { head, parent } = await system.get(department, at);
    if (head !== null && head !== person) return head;
    at = parent;
  }
  return manager;
}
