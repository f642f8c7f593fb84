export const formula = {
  'formula.placeholder': '如：amount * exchangeRate',
  'formula.insertField': '字段',
  'formula.insertFunction': '函数',
  'formula.reads': '读取：{fields}',
  'formula.example': '“{name}”的结果：',
  'formula.emptyValue': '空',
};
