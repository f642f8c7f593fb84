export const mention = {
  'mention.unseeing': 'Not everybody sees this record',
  'mention.unseeingAbout': '{names} may not see this record and would not be told of being mentioned.',
  'mention.mayNotShare': 'You may not share this record; its owner may.',
  'mention.sendAnyway': 'Save, without telling them',
  'mention.leaveOut': 'Leave them out',
  'mention.share': 'Share and save',
};
