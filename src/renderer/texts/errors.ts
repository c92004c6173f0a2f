import type { ErrorCode } from '../../shared/errors.ts';

/** What a person needs besides the fact itself, where the core's message does not say it. */
export interface Consequence {
  /** 什么是安全的. */
  readonly safe: string;
  /** 下一步. */
  readonly next: string;
}

const noNumberTaken = '没有占用号码，已填内容都在';

export const consequences: Readonly<Record<ErrorCode, Consequence>> = {
  already_enrolled: { safe: '原有数据没有改动', next: '刷新页面，用已有用户解锁' },
  answer_untrusted: {
    safe: '没有采用平台这次的答复，本机票据不受影响',
    next: '请系统管理员核对平台地址和证书后再试',
  },
  business_number_conflict: {
    safe: '没有占用新号码',
    next: '在票据里查这个流水号；确属另一笔的，换一个业务流水号',
  },
  catalogue_invalid: { safe: '仍使用原来的基础数据', next: '请票据管理员联系财政端重新发布基础数据' },
  clock_doubtful: { safe: '已开票据的时间不受影响', next: '请系统管理员校准电脑时间；联网后自动核对' },
  database_damaged: { safe: '没有再写入任何数据', next: '不要再开票；请系统管理员从备份恢复' },
  database_newer: { safe: '数据没有改动', next: '请系统管理员换用新版程序打开' },
  enrolment_refused: { safe: '本机没有留下半截登记', next: '核对登记码、单位编码和开票点后再试' },
  file_unreadable: { safe: '没有占用号码', next: '另存为 xlsx 或 csv 后再选一次' },
  folder_unusable: { safe: '数据没有改动', next: '请系统管理员检查数据文件夹的权限和所在磁盘' },
  fork_detected: { safe: '已停止占用新号码，票据都能查、能打', next: '请系统管理员核对是否有另一份数据在用' },
  forbidden: { safe: '没有做任何改动', next: '换有权限的人登录后再做' },
  input_invalid: { safe: '没有做任何改动', next: '按提示改正后再提交' },
  instance_running: { safe: '数据没有改动', next: '关掉另一个开票台窗口后再打开' },
  internal: {
    safe: '已开具的票据都在本机',
    next: '再试一次；仍不行请系统管理员查看 logs 文件夹',
  },
  invoice_not_found: { safe: '没有做任何改动', next: '核对代码和号码后再查' },
  invoice_not_issuable: { safe: noNumberTaken, next: '按“待处理”逐项改正后再开具' },
  kind_unknown: { safe: noNumberTaken, next: '换一个票据种类，或请票据管理员更新基础数据' },
  lease_invalid: { safe: '没有采用这个号段', next: '请票据管理员联系财政端核对号段' },
  lease_refused: { safe: '现有号段不受影响', next: '按财政端的说明处理后再申请' },
  not_enrolled: { safe: '没有做任何改动', next: '先完成首次启动' },
  not_found: { safe: '没有做任何改动', next: '刷新页面后再试' },
  offline_limit_reached: {
    safe: '已开票据都在本机，查询、打印照常',
    next: '接通网络后自动恢复开具',
  },
  orders_invalid: { safe: noNumberTaken, next: '请系统管理员核对业务系统的地址和接口；可先手工录入' },
  orders_not_configured: { safe: noNumberTaken, next: '请系统管理员登记业务系统的地址；可先手工录入' },
  orders_unreachable: { safe: noNumberTaken, next: '手工录入，或稍后再取' },
  pin_locked: { safe: '数据没有改动', next: '请系统管理员重设口令' },
  pin_weak: { safe: '没有做任何改动', next: '换一个至少 8 个字符的口令' },
  pin_wrong: { safe: '没有做任何改动', next: '确认大写锁定和输入法后重输' },
  platform_refused: { safe: '票据都在本机', next: '按平台的说明处理后再试' },
  platform_unreachable: { safe: '票据都在本机，离线也能开具', next: '联网后自动上传，不用重开' },
  printer_not_responding: {
    safe: '票据已开具，号码有效，不要重开',
    next: '换一台打印机，或稍后补打；也可先出示二维码',
  },
  second_person_required: { safe: '没有做任何改动', next: '请另一位有权限的人输入口令' },
  session_required: { safe: '已填内容都在', next: '重新解锁后再提交' },
  signer_locked: { safe: noNumberTaken, next: '重新解锁后再开具' },
  signer_self_test_failed: { safe: '已停止开具，已开票据不受影响', next: '请系统管理员重新安装程序' },
  stock_empty: { safe: noNumberTaken, next: '申请号段，批复后再开具' },
  terminal_quarantined: { safe: '只读，没有再占用号码', next: '请系统管理员核对数据来历' },
  trust_mismatch: { safe: '没有向这个平台发送任何票据', next: '请系统管理员核对平台证书' },
  user_exists: { safe: '原有用户没有改动', next: '换一个用户名' },
};

/** Said instead of a message that is for developers. */
export const unexpected = '程序内部出错，这一步没有完成';

/** The desk's own process does not answer. */
export const deskGone = {
  what: '本机开票台没有应答',
  safe: '已开具的票据都在本机；这一步是否完成，重新打开后可查',
  next: '重新启动开票台；同一业务流水号再开一次不会重复',
} as const;

/** This window's credential is no longer known, or never was. */
export const strangerWindow = {
  title: '此窗口不能进入开票台',
  what: '打开地址里的一次性口令已用过，或开票台已重新启动',
  safe: '票据和号段都没有改动',
  next: '用启动时新给的地址打开；已经打开的窗口可以继续用',
} as const;
