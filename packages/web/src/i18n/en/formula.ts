export const formula = {
  'formula.placeholder': 'For instance: amount * exchangeRate',
  'formula.insertField': 'Field',
  'formula.insertFunction': 'Function',
  'formula.reads': 'Reads {fields}',
  'formula.example': 'For “{name}” it comes to',
  'formula.emptyValue': 'nothing',
};
