import smCrypto from 'sm-crypto';
import { fromHex, toHex, utf8 } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';

/** GB/T 32918.5-2017, A.2: key pair, message and signature of the published example. */
const example = {
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  signature:
    '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
    '022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  message: utf8('message digest'),
};

/** GB/T 32905-2016, A.1. */
const sm3OfAbc = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';

/**
 * Runs known answers through our SM2 and SM3 and crosses them with sm-crypto, an independent implementation.
 * Returns what is wrong in words, or `undefined`; a mismatch must stop issuing.
 */
export function selfTest(gm: Gm): string | undefined {
  if (toHex(gm.sm3(utf8('abc'))) !== sm3OfAbc) return 'SM3 自检不符（GB/T 32905 A.1）';
  const key = gm.signingKey(fromHex(example.privateKey));
  const verifying = gm.verifyingKey(key.publicKey);
  if (!verifying.verify(example.message, fromHex(example.signature)))
    return 'SM2 验签自检不符（GB/T 32918.5 A.2）';
  const ours = key.sign(example.message);
  if (!verifying.verify(example.message, ours)) return 'SM2 签名自检不符';
  const options = { hash: true, der: true, publicKey: toHex(key.publicKey) };
  const message = Array.from(example.message);
  if (!smCrypto.sm2.doVerifySignature(message, toHex(ours), toHex(key.publicKey), options))
    return 'SM2 签名与另一套实现不符';
  const theirs = smCrypto.sm2.doSignature(message, example.privateKey, options);
  if (!verifying.verify(example.message, fromHex(theirs))) return 'SM2 验签与另一套实现不符';
  const damaged = ours.with(-1, (ours.at(-1) ?? 0) ^ 1);
  if (verifying.verify(example.message, damaged)) return 'SM2 验签放过了改动的签名';
  return undefined;
}
