import { randomUUID } from 'node:crypto';
import type { SetupCheck } from '../../shared/contract/setup.ts';
import type { EpochMs } from '../../shared/domain/beijing-time.ts';
import { AppError } from '../../shared/errors.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { createTrustJudge, type Trust } from '../../shared/proof/trust.ts';
import { fetchFirstTrust, isPracticeRoot } from '../platform/province/first-trust.ts';
import { createProvinceGateway } from '../platform/province/gateway.ts';

interface CheckParts {
  readonly gm: Gm;
  readonly now: () => EpochMs;
}

type CheckName = SetupCheck['name'];
type Findings = Map<CheckName, Omit<SetupCheck, 'name'>>;

const order: readonly CheckName[] = ['reachable', 'transport', 'root', 'service', 'clock', 'protocol'];
/** Further off than this, the platform refuses every request. */
const clockToleranceSeconds = 300;

/**
 * Six looks at a platform before anything is enrolled: is it there, is the way to it safe, is its root the one we were
 * told, is its answer signed under that root, do the clocks agree, does it speak this protocol. Keeps nothing.
 */
export async function checkPlatform(
  { url, trust: pin }: { readonly url: string; readonly trust: string },
  parts: CheckParts,
): Promise<SetupCheck[]> {
  const findings: Findings = new Map();
  const started = performance.now();
  try {
    const trust = await fetchFirstTrust(url, pin);
    findings.set('reachable', passed(`${Math.round(performance.now() - started)} 毫秒`));
    findings.set('transport', passed(new URL(url).protocol === 'https:' ? 'https' : '本机演练，不加密'));
    findings.set('root', passed(isPracticeRoot(trust) ? '与登记的一致，是演练根证书' : '与登记的一致'));
    await askTime({ url, trust, findings }, parts);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { reason } = (error.details ?? {}) as { readonly reason?: 'transport' };
    if (error.code === 'platform_unreachable')
      findings.set('reachable', failed('连不上；检查地址、网线和防火墙'));
    else {
      findings.set('reachable', passed('有回答'));
      findings.set(reason ?? 'root', failed(error.message));
    }
  }
  return order.map(name => ({
    name,
    ...(findings.get(name) ?? { state: 'waiting', text: '等前面的检查通过' }),
  }));
}

interface TimeQuestion {
  readonly url: string;
  readonly trust: Trust;
  readonly findings: Findings;
}

/** A stranger's request is refused, but the refusal is signed: that is all these three looks need. */
async function askTime({ url, trust, findings }: TimeQuestion, { gm, now }: CheckParts): Promise<void> {
  const gateway = createProvinceGateway({
    gm,
    baseUrl: url,
    judge: createTrustJudge(gm, trust),
    terminalId: randomUUID(),
    key: gm.signingKey(gm.generatePrivateKey()),
    now,
    timeoutSeconds: 10,
  });
  gateway.onContact(platformTime => {
    findings.set('service', passed('回答由登记的根证书担保'));
    const drift = Math.round((now() - platformTime) / 1000);
    const near = Math.abs(drift) <= clockToleranceSeconds;
    const text = `电脑比平台${drift > 0 ? '快' : '慢'} ${Math.abs(drift)} 秒`;
    findings.set(
      'clock',
      near ? passed(`相差 ${Math.abs(drift)} 秒`) : failed(`${text}；请系统管理员校准电脑时间`),
    );
  });
  try {
    await gateway.time({});
    findings.set('protocol', passed('开放省级协议 v1'));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'platform_refused') findings.set('protocol', passed('开放省级协议 v1'));
    else if (findings.has('service')) findings.set('protocol', failed('回答不是开放省级协议 v1；核对地址'));
    else findings.set('service', failed(error.message));
  }
}

function passed(text: string): Omit<SetupCheck, 'name'> {
  return { state: 'passed', text };
}

function failed(text: string): Omit<SetupCheck, 'name'> {
  return { state: 'failed', text };
}
