import { z } from 'zod';
import { type Fen, parseYuan } from '../../../shared/domain/money.ts';
import type { VerificationQuestion } from '../operations/verification.ts';

/** What a payer's form or the address on a screen asks. */
export type VerificationQuery =
  | { readonly asks: 'nothing' }
  | { readonly asks: 'unreadable'; readonly text: string }
  | {
      readonly asks: 'invoice';
      readonly question: VerificationQuestion;
      /** What else the QR code on the face says. */
      readonly printed: PrintedFacts | undefined;
    };

export interface PrintedFacts {
  /** `yyyyMMdd`. */
  readonly date: string;
  readonly totalFen: Fen | undefined;
}

const parts = z.object({
  code: z.string().optional(),
  number: z.string().optional(),
  check: z.string().optional(),
  text: z.string().optional(),
});

/** Full-width characters and spaces are as good as none; letters keep their case. */
export function readVerificationQuery(query: unknown): VerificationQuery {
  const { code = '', number = '', check = '', text = '' } = parts.safeParse(query).data ?? {};
  if (text.trim() !== '') return readQrText(text);
  if (`${code}${number}${check}`.trim() === '') return { asks: 'nothing' };
  const question = { code: plain(code), number: plain(number), check: plain(check) };
  return { asks: 'invoice', question, printed: undefined };
}

/** `CZ-EI-32,1.0.0,<code>,<number>,<check code>,<yyyyMMdd>,<total>`. */
function readQrText(text: string): VerificationQuery {
  const [tag = '', , code = '', number = '', check = '', date = '', total = '', ...more] =
    plain(text).split(',');
  if (!/^CZ-EI-\d{2}$/.test(tag) || more.length > 0 || total === '') return { asks: 'unreadable', text };
  return {
    asks: 'invoice',
    question: { code, number, check },
    printed: { date, totalFen: parseYuan(total) },
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}
