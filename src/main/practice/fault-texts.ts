/** What each fault makes the platform do wrong, said for a trainer. `object:CODE` is another one for every CODE. */
export const faultTexts = {
  unreachable: '连不上：平台什么也不收，连接立刻断开，像断网一样。',
  refuse: '拒绝：每个请求都收到平台签名的“暂不办理”，什么也没有办。',
  'server-error': '网关出错：每个请求都收到没有签名的 HTTP 500，什么也没有办。',
  'lost-reply': '丢回答：请求照办，回答在路上丢失，终端不知道办成了没有。',
  delay: '迟答：请求照办，8 秒后才回答。',
  'double-reply': '收到两遍：每个请求办两次，像网络重发了一样；回答是第二次的。',
  'half-batch': '只收一半：上传的条目只收前一半，账头签到那里为止，其余要再传。',
  'clock-offset': '时钟快 47 分钟：平台的时间、账头和所有签名时间都快 47 分钟。',
  'ghost-record': '多记一张：当日记录里比终端多出一张票据，对账时能看到。',
  'amount-diff': '金额不同：当日记录里第一张票据多记 1.00 元，对账时能看到。',
} as const;

export type FaultName = keyof typeof faultTexts;

export const objectionText = '提出异议：新上传的票据都退回，代码自定；关掉后重新上传即可监制。';

export const clockOffsetMs = 47 * 60_000;
export const delayMs = 8_000;

export function isFaultName(name: string): boolean {
  return Object.hasOwn(faultTexts, name) || /^object:[A-Za-z0-9_]{1,32}$/.test(name);
}
