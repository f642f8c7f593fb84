export const people = {
  'people.resetTitle': '重置“{name}”的密码？',
  'people.resetExplain': '将生成临时密码。现有密码立即失效，所有登录都会退出；对方登录后应改用自己的密码。',
  'people.reset': '生成临时密码',
  'people.resetDone': '“{name}”的临时密码',
  'people.resetOnce': '密码只显示这一次，请通过可靠的方式转交。',
  'people.invitation':
    '{name}，您好！请登录格界 CRM：\n地址：{address}\n登录名：{username}\n临时密码：{password}\n登录后请立即改用自己的密码。',
  'people.passedOn': '我已转交',
  'profile.title': '我的资料',
  'profile.about': '同事在您的员工页上看到电话和照片；签名附在您从记录中发出的邮件下面。',
  'profile.saved': '资料已保存',
};
