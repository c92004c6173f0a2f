/** The one unit and issuing point that the practice platform serves. */
export const practicePlace = {
  unit: '320500123',
  unitName: '江苏省演练单位（练习）',
  point: '01',
  pointName: '演练开票点',
  area: '32',
  supervisorAreaCode: '320500',
} as const;
