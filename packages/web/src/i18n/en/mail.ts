/** Records sent by mail. */
export const mail = {
  'mail.action': 'Mail',
  'mail.title': 'Send {name} by mail',
  'mail.to': 'To',
  'mail.cc': 'Copy to',
  'mail.several': 'Several addresses are separated by commas',
  'mail.subject': 'Subject',
  'mail.text': 'Text',
  'mail.paper': 'Attached (PDF)',
  'mail.send': 'Send',
  'mail.posted': 'On its way',
  'mail.state.waiting': 'Mail under way',
  'mail.state.sent': 'Sent by mail',
  'mail.state.failed': 'Mail not delivered',
  'mail.told.sent': '{who} sent this {module} by mail',
  'mail.told.failed': 'A mail of {who} could not be sent',
};
