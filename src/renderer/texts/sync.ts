export const syncTexts = {
  title: '同步',
  counts: '本机票据',
  queued: '排队',
  sending: '传送',
  accepted: '已监制',
  unknown: '待查',
  objected: '平台退回',
  refused: '拒收',
  next: '下次尝试',
  soon: '正在尝试',
  never: '不会自动尝试，重新启动开票台后恢复',
  witnessed: (seq: string, time: string) => `平台已会签至第 ${seq} 条，${time}`,
  notWitnessed: '平台还没有会签过',
  run: '立即上传',
  running: '正在上传…',
  pause: '暂停 15 分',
  resume: '恢复上传',
  paused: '已暂停自动上传',
  pausedNote: '开票照常；到时自动恢复',
  mayPause: '开票员或票据管理员可以暂停上传',
  uploaded: (accepted: number, pending: number) =>
    pending === 0 ? `已上传，本次监制 ${accepted} 张` : `本次监制 ${accepted} 张，还有 ${pending} 张待上传`,
  allAccepted: (time: string) => `全部已监制，最后一次 ${time}`,
  nothingYet: '还没有开过票，没有要上传的',
  lists: '同步清单',
  listEmpty: '这里没有票据',
  listed: (shown: number, all: string) => `列出最早 ${shown} 张，共 ${all} 张`,
  objectedOthers: '票据完好，其余照常上传',
  objectedNext: '原因消除后重新提交，号码不变',
  refusedNext: '平台没有登记这些票据；告诉系统管理员，别重开',
  unknownNote: '发出后断线，不确定平台是否收到；正在逐张查询，不会重复开',
  queuedNote: '联网后自动上传，不用操作',
  copy: '复制给财政',
  copied: '已复制',
  copyBlocked: '浏览器不让复制；选中上面的话，按 Ctrl+C',
  resend: '重新提交',
  platformSays: (text: string, code: string) => `平台：“${text}”(${code})`,
  invoices: (count: string) => `${count} 张`,
  kind: '票据种类',
  number: '票据号码',
  payer: '交款人',
  amount: '金额（元）',
  issuedAt: '开具时间',
  state: '状态',
} as const;

export const outageTexts = {
  tab: '停线记录',
  from: '起',
  to: '止',
  lasting: '还没有恢复',
  first: '首号',
  last: '末号',
  count: '张数',
  amount: '金额（元）',
  none: '没有停线记录：平台一直按时会签',
  note: '由会签时间和流水账得出，不用填写',
  noInvoice: '没有开票',
} as const;

/** What kind of trouble, and whose it is. */
export const errorClassTexts = {
  network: { name: '网络', who: '由信息科查看网络；开票不受影响' },
  platform: { name: '平台', who: '由财政端处理' },
  content: { name: '内容', who: '由票据管理员联系财政端' },
  certificate: { name: '证书', who: '由系统管理员核对平台和本机证书' },
  desk: { name: '本机', who: '由系统管理员处理' },
} as const;

/** What goes to the finance bureau by chat or telephone: everything they ask for, nothing personal. */
export function objectionLetter(facts: {
  readonly unit: string;
  readonly point: string;
  readonly terminal: string;
  readonly says: string;
  readonly numbers: readonly string[];
}): string {
  return [
    `${facts.unit} ${facts.point}（开票终端 ${facts.terminal}）`,
    `平台退回 ${facts.numbers.length} 张，${facts.says}`,
    ...facts.numbers,
    '需财政端消除原因；完成后由本单位重新提交，号码不变',
  ].join('\n');
}
