/** What people decide, or help to decide, at their company and in a deal. CUS-02, SAL-01 */
export const decisionRoles = {
  decisionMaker: { label: '决策人', color: 'violet' },
  approver: { label: '审批人', color: 'blue' },
  influencer: { label: '影响人', color: 'green' },
  user: { label: '使用人', color: 'grey' },
  coach: { label: '内线', color: 'amber' },
  blocker: { label: '阻碍人', color: 'red' },
} as const;

/** How people think of us. */
export const attitudes = {
  champion: { label: '拥护', color: 'green' },
  supportive: { label: '支持', color: 'blue' },
  neutral: { label: '中立', color: 'grey' },
  sceptical: { label: '怀疑', color: 'amber' },
  opposed: { label: '反对', color: 'red' },
} as const;
