import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import smCrypto from 'sm-crypto';
import { toHex } from '../../src/shared/gm/bytes.ts';
import type { Gm } from '../../src/shared/gm/load-gm.ts';

const font = fileURLToPath(new URL('../../assets/fonts/NotoSerifSC-Regular.ttf', import.meta.url));

/** A page with as many texts as a face has, as pdfkit's manual would have it: the font by its path, every time. */
export function naivePdf(text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A5', layout: 'landscape', margin: 10 });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
    document.font(font).fontSize(9);
    for (let line = 0; line < 40; line += 1)
      document.text(`${text} ${line}`, 20, 15 + line * 9, { lineBreak: false });
    document.end();
  });
}

export interface SignPair {
  readonly name: string;
  sign(): unknown;
  verify(): boolean;
}

/** The same key and message, by us and by sm-crypto. */
export function signPairs(gm: Gm): readonly [SignPair, SignPair] {
  const message = Uint8Array.from({ length: 2000 }, (_, index) => index & 0xff);
  const d = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
  const key = gm.signingKey(d);
  const verifying = gm.verifyingKey(key.publicKey);
  const signature = key.sign(message);
  const numbers = [...message];
  const publicKey = toHex(key.publicKey);
  const theirs = { hash: true, der: true, publicKey } as const;
  return [
    { name: 'us', sign: () => key.sign(message), verify: () => verifying.verify(message, signature) },
    {
      name: 'sm-crypto',
      sign: () => smCrypto.sm2.doSignature(numbers, toHex(d), theirs),
      verify: () => smCrypto.sm2.doVerifySignature(numbers, toHex(signature), publicKey, theirs),
    },
  ];
}
