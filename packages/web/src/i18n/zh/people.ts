export const people = {
  'people.resetTitle': '重置“{name}”的密码？',
  'people.resetExplain': '将生成一次性密码。现有密码立即失效，所有登录都会退出；下次登录时须设置新密码。',
  'people.reset': '生成一次性密码',
  'people.resetDone': '“{name}”的一次性密码',
  'people.resetOnce': '密码只显示这一次，请通过可靠的方式转交。',
  'people.invitation':
    '{name}，您好！请登录格界 CRM：\n地址：{address}\n登录名：{username}\n一次性密码：{password}\n首次登录时请设置自己的密码。',
  'people.passedOn': '我已转交',
};
