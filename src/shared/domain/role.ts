/** 系统管理员, 票据管理员, 开票员, 审计员 (reads all, changes nothing). */
export const roles = ['administrator', 'manager', 'cashier', 'auditor'] as const;
export type Role = (typeof roles)[number];
