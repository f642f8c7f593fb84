/** What customers see of a record without signing in. */
export const customer = {
  'customer.verify': 'Verify a quote',
  'customer.verifyHint': 'Enter the number and the code that stand on the quote to see whether it is valid.',
  'customer.number': 'Number',
  'customer.code': 'Verification code',
  'customer.missing': 'Enter both the number and the code',
  'customer.look': 'Verify',
  'customer.notFound':
    'No such quote was found. Please check number and code, or ask whoever sent it to you.',
  'customer.again': 'Try another',
  'customer.pdf': 'Download PDF',
  'customer.holds': 'This quote is valid now.',
  'customer.state.accepted': 'You have accepted this quote. Thank you; we will be in touch soon.',
  'customer.state.refused': 'You did not accept this quote. If anything changes, please get in touch.',
  'customer.state.superseded':
    'A later quote has replaced this one, which is no longer valid. Please go by the latest, or get in touch.',
  'customer.state.expired': 'This quote is past its date. Please get in touch for a new one.',
  'customer.by': 'Your name',
  'customer.byMissing': 'Please enter your name',
  'customer.reason': 'Why (if you like)',
  'customer.confirm': 'Confirm: {answer}',
  'customer.once': 'This cannot be changed afterwards; whoever looks after you is told at once.',
  'customer.cancel': 'Cancel',
  'customer.contradicted':
    'Live quotes to this group of customers have other prices. Revise one of them, or ask for approval, before this goes out:',
  'customer.contradiction': 'line {line} “{item}”: settle it with {whom}',
  'customer.link': 'Customer’s page',
  'customer.linkHint':
    'With this link the customer sees, downloads, accepts or refuses the quote without signing in.',
  'customer.copy': 'Copy link',
  'customer.copied': 'Link copied',
  'customer.open': 'Open',
};
