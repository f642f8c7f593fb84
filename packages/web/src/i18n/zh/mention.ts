export const mention = {
  'mention.unseeing': '有人看不到这条记录',
  'mention.unseeingAbout': '{names}无权查看这条记录，提到后也不会收到通知。',
  'mention.mayNotShare': '您不能共享这条记录；可以请负责人共享。',
  'mention.sendAnyway': '照样记录，不通知',
  'mention.leaveOut': '不提到这些人',
  'mention.share': '共享并记录',
};
