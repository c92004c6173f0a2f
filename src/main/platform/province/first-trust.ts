import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import { equalBytes } from '../../../shared/gm/bytes.ts';
import { parseCertificate } from '../../../shared/gm/certificates.ts';
import { MalformedError } from '../../../shared/gm/malformed.ts';
import { decodePem } from '../../../shared/gm/pem.ts';
import type { Trust } from '../../../shared/proof/trust.ts';

/** A root whose subject says PRACTICE marks everything made under it 练习. */
export function isPracticeRoot(trust: Pick<Trust, 'root'>): boolean {
  return trust.root.subjectName.includes('PRACTICE');
}

/**
 * Fetches the platform's chain and keeps it only if its root is the pinned one: `pin` is that root as PEM, or
 * `sha256:<hex>` of its DER. Plain HTTP is taken only to loopback with a PRACTICE root.
 * Throws `platform_unreachable`, `trust_mismatch`.
 */
export async function fetchFirstTrust(baseUrl: string, pin: string): Promise<Trust> {
  const chain = await fetchChain(baseUrl);
  const matches = pinMatcher(pin);
  const root = chain.find(matches);
  if (root === undefined)
    throw mismatch(
      '平台出示的根证书与登记的不是同一张。没有开通，没有保存任何内容；向财政端核对根证书指纹。',
    );
  const trust: Trust = {
    root: parseCertificate(root),
    intermediates: chain.filter(der => !equalBytes(der, root)).map(der => parseCertificate(der)),
  };
  const { protocol, hostname } = new URL(baseUrl);
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  if (protocol !== 'https:' && !(loopback && isPracticeRoot(trust)))
    throw new AppError(
      'trust_mismatch',
      '正式平台要用 https 地址。没有开通，没有保存任何内容；改用 https 地址再试。',
      { reason: 'transport' },
    );
  return trust;
}

async function fetchChain(baseUrl: string): Promise<readonly Uint8Array[]> {
  try {
    const response = await fetch(new URL('/v1/trust', baseUrl), {
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return decodePem('CERTIFICATE', await response.text());
  } catch (cause) {
    if (cause instanceof MalformedError) throw mismatch('平台的证书链读不出。没有开通；核对平台地址。');
    throw new AppError(
      'platform_unreachable',
      `连不上平台 ${baseUrl}。没有开通，没有保存任何内容；检查地址和网络后再试。`,
      undefined,
      { cause },
    );
  }
}

function pinMatcher(pin: string): (der: Uint8Array) => boolean {
  const fingerprint = /^sha256:([0-9a-fA-F:]+)$/.exec(pin.trim())?.[1]?.replaceAll(':', '').toLowerCase();
  if (fingerprint !== undefined) return der => createHash('sha256').update(der).digest('hex') === fingerprint;
  const pinned = readPinnedPem(pin);
  return der => equalBytes(der, pinned);
}

function readPinnedPem(pin: string): Uint8Array {
  try {
    const [pinned, ...others] = decodePem('CERTIFICATE', pin);
    if (pinned !== undefined && others.length === 0) return pinned;
  } catch (cause) {
    if (!(cause instanceof MalformedError)) throw cause;
  }
  throw mismatch('--trust 应是一张 PEM 根证书，或 sha256:指纹。没有开通；改正后再试。');
}

function mismatch(message: string): AppError {
  return new AppError('trust_mismatch', message);
}
