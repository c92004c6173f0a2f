/** What somebody should see to: on 工作台, at the bell, the same words. */
export const todoTexts = {
  refused: { text: (count: number) => `平台拒收 ${count} 张`, owner: '票据管理员查看原因' },
  objected: { text: (count: number) => `平台退回 ${count} 张`, owner: '处理原因后重新提交' },
  unknown: { text: (count: number) => `待查 ${count} 张`, owner: '自动查询中，不用操作' },
  waiting: { text: (count: number) => `断线，待上传 ${count} 张`, owner: '联网后自动上传，不用操作' },
  print: { text: (count: number) => `未决打印 ${count} 份`, owner: '回答是否已印上' },
  lease: { text: (count: number) => `号段申请 ${count} 件`, owner: '等财政审批' },
  outage: { text: (count: number) => `今天停线 ${count} 次`, owner: '停线记录已自动留存，不用填写' },
  batch: { text: (count: number) => `批量暂停 ${count} 批`, owner: '继续，不会重开' },
} as const;
