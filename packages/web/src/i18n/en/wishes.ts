export const wishes = {
  'wishes.title': 'Notice settings',
  'wishes.short': 'Settings',
  'wishes.about':
    'How you are told of what. Everything also stands under the bell, unless you want to hear nothing of it.',
  'wishes.app': 'Here only',
  'wishes.mail': 'Also by mail at once',
  'wishes.digest': 'Also in the daily digest',
  'wishes.off': 'Not at all',
  'wishes.hour': 'Time of the daily digest',
  'wishes.hourHint': 'In your time zone; no news, no mail.',
  'wishes.saved': 'Saved',
  'wishes.noAddress':
    'There is no e-mail address in your profile, so mail can’t reach you. An administrator can add it.',
  'wishes.noServer': 'No mail server is connected yet; what you choose is kept for then.',
  'wishes.goesTo': 'Mail goes to {address}',
  'unsubscribe.title': 'No more mails like this',
  'unsubscribe.about': 'From now on you will find such notices in the application only.',
  'unsubscribe.do': 'Stop these mails',
  'unsubscribe.done': 'Stopped: {topics}. You will still find them in the application.',
  'unsubscribe.settings': 'Notice settings',
};
