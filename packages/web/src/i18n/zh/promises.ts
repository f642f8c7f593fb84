/** The ledger of promises. */
export const promises = {
  'promises.write': '记为承诺',
  'promises.late': '承诺期限 {day} 已过，尚未兑现：视为违约',
  'promises.contradicted': '与另一条未兑现的承诺矛盾：',
};
