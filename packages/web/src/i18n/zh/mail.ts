/** Records sent by mail. */
export const mail = {
  'mail.action': '发邮件',
  'mail.title': '邮件发送 {name}',
  'mail.to': '收件人',
  'mail.cc': '抄送',
  'mail.several': '多个地址用逗号分开',
  'mail.subject': '主题',
  'mail.text': '正文',
  'mail.paper': '附件（PDF）',
  'mail.send': '发送',
  'mail.posted': '已交给邮件服务器发送',
  'mail.state.waiting': '邮件发送中',
  'mail.state.sent': '已邮件发送',
  'mail.state.failed': '邮件未送出',
  'mail.told.sent': '{who} 以邮件发送了此{module}',
  'mail.told.failed': '{who} 的邮件未能发出',
};
