import type { OperationName } from './operations.ts';
import type { PlatformErrorCode } from './wire.ts';

/** The rules that no schema can say, for whoever builds the other end. */
export const protocolText = `省级财政电子票据平台与开票终端之间的开放协议，第 1 版。JSON，UTF-8；除下列三个 GET 外都是 POST，路径为 \`/v1/<操作名>\`。

## 请求签名
终端用自己的**终端密钥**（SM2，用户标识 \`1234567812345678\`）对下面的文字签名，五行之间各一个换行（LF），末尾没有换行：

    方法
    路径与查询串
    X-Time 的值
    X-Nonce 的值
    请求体的 SM3，小写十六进制

\`X-Signature\` 是 DER 签名的 base64。\`X-Time\` 与平台时间相差不得超过 300 秒，\`X-Nonce\` 为 32 位小写十六进制，同一终端 600 秒内不得重复。\`enrol\` 用证书申请里的终端密钥签名，其余操作用已开通的终端密钥。

## 回答签名
平台的每个回答都签名，出错的也一样；没有签名或验不过的回答等于没有回答，终端应当丢弃。签名的文字是四行：

    HTTP 状态码
    请求的 X-Nonce
    回答的 X-Time
    回答体的 SM3，小写十六进制

\`X-Certificate\` 是签名证书（DER 的 base64），应能由终端登记的根证书逐级验到，主题里的 OU 是 \`platform-service\`。不签名的只有 \`GET /v1/trust\`、\`GET /v1/heads/{terminalId}\`（内容本身就是签名声明）和 \`GET /v1/openapi.json\`。

## 签名声明
要长期保存的内容（账头、号段、基础数据）是 \`SignedStatement\`：\`payload\` 是 JSON 的原始字节，\`signature\` 是对这些字节的 DER 签名，\`certificate\` 是签名证书，三项都是 base64。验签用收到的字节，不要重新生成 JSON。

## 流水账
上传的是流水账的连续条目。条目摘要 = SM3( seq LF type LF at LF actor LF ‖ body )，哈希 = SM3( 上一条哈希 ‖ 本条摘要 )，第 1 条的上一条哈希 = SM3( "unit-invoicing/1" LF terminalId )，LF 为一个换行。账头会签的是某一条的哈希，意思是“看到这里为止”，不表示票据已监制。平台可以只收一批的前一部分：账头签到哪里，终端就从下一条继续传。

## 幂等
同样的 \`requestId\`、同样的条目、同样的票据字节再来一次，结果与第一次相同，不会多发号码，也不会多记一张。`;

interface OperationText {
  readonly summary: string;
  readonly description: string;
}

export const operationTexts: Readonly<Record<OperationName, OperationText>> = {
  time: { summary: '平台时间', description: '回答的 time 与签名里的 X-Time 同为平台时间。' },
  enrol: {
    summary: '开通终端',
    description:
      '用一次性开通码，交两份 PKCS#10 证书申请（终端密钥、开票密钥，不得相同）。证书主题由平台定。同一终端用同一开通码和同样的密钥再来一次，得到同样的证书。',
  },
  catalogue: {
    summary: '基础数据',
    description: '比 newerThan 新的最近一版（`Catalogue` 的签名声明）；没有更新的为 null。',
  },
  requestLease: {
    summary: '申请号段',
    description:
      'requestId 由终端定，重复申请得到同一答复。granted 的 grant 是 `Grant` 的签名声明；pending 表示等人批复，用 leaseStatus 查问。',
  },
  leaseStatus: { summary: '查问号段申请', description: '答复与 requestLease 相同。' },
  confirmLease: { summary: '确认收到号段', description: '只是回执，不确认也可以使用。' },
  uploadEntries: {
    summary: '上传流水账',
    description:
      '最近一次账头之后的连续条目，一批不超过 500 条，连同这些条目开具的票据；空批只求新的会签时间。平台已有的条目跳过并重答原结果；同一序号摘要不同、首条接不上、同一号码字节不同为 fork_detected，整批不收。head 是 `Head` 的签名声明。',
  },
  recordState: { summary: '查问一张票据', description: '平台对一个号码的结果，限本终端的号码。' },
  highWaterMark: {
    summary: '平台看到哪里',
    description: '最近的账头，以及每个号段里流水账提到过的最大号码。',
  },
};

export const errorTexts: Readonly<Record<PlatformErrorCode, string>> = {
  clock_skewed: '请求的时间与平台相差太大；按回答的 X-Time 校准后重发',
  enrolment_refused: '不能开通：开通码不对、已用过，或证书申请不合要求',
  fork_detected: '同一本流水账有了两个版本；整批没有收，停止开票并核对',
  internal: '平台内部出错；没有办理，稍后用同样的内容再来',
  kind_not_granted: '本单位没有核准这个票据种类',
  lease_refused: '号段申请与已有的冲突，或已经办结',
  malformed: '请求的写法不合协议',
  not_found: '没有要查的东西',
  platform_refused: '平台暂不办理业务；没有办理，稍后再来',
  replayed: '这份请求已经收到过；没有再次办理，换随机数重发',
  unauthorized: '签名、证书或终端不对，或请求不是发给这个地址的',
};
