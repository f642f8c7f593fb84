import { department, user } from '@gejie/core';

/** Who answers for what the company as a whole sells: it belongs to nobody, and is out of nobody's sight. INV-01 */
export const responsible = {
  owner: user('负责人', { en: 'Owner', offers: { status: 'active' } }),
  department: department('所属部门', { en: 'Department', onDelete: 'restrict' }),
};
