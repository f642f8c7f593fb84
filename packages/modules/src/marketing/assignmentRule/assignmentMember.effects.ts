import { changed, defineEffects } from '@gejie/core';
import { user } from '../../system/user/user.ts';
import { assignmentMember } from './assignmentRule.ts';

export const assignmentMemberEffects = defineEffects(assignmentMember, {
  'Who takes turns is called as the person is, unless given a name': {
    when: changed('user'),
    async run({ before, record, given }, work) {
      const isRestored = before === null && given === undefined;
      if (isRestored || (given?.has('name') && record.name)) return;
      const system = work.asSystem('the name of the person');
      const { name } = await system.get(user, record.user);
      await system.update(assignmentMember, record.id, { name });
    },
  },
});
