import type { EvidenceEntry } from './evidence.ts';

/** A body as parsed; fields are read with care, for it may be anything. */
export type Body = Readonly<Record<string, unknown>>;

/** One promise that can be checked from the data. It sees every entry once, in order, then says what it found. */
export interface Check {
  readonly name: string;
  see?(entry: EvidenceEntry, body: Body): void;
  finish(): CheckOutcome;
}

export interface CheckOutcome {
  readonly ok: boolean;
  /** In Chinese: what was checked, or the first things that do not hold. */
  readonly detail: string;
}

export interface Faults {
  add(fault: string): void;
  /** `held`: what to say when nothing was found. */
  outcome(held: string): CheckOutcome;
}

const shown = 5;

export function createFaults(): Faults {
  const faults: string[] = [];
  let count = 0;
  return {
    add(fault) {
      count += 1;
      if (faults.length < shown) faults.push(fault);
    },
    outcome(held) {
      if (count === 0) return { ok: true, detail: held };
      const more = count > shown ? `；另有 ${count - shown} 处` : '';
      return { ok: false, detail: faults.join('；') + more };
    },
  };
}

/** `undefined` where the bytes are not a JSON object. */
export function readBody(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): Body | undefined {
  try {
    const value: unknown = JSON.parse(decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

export function textOf(body: Body, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

export function numberOf(body: Body, key: string): number {
  const value = body[key];
  return typeof value === 'number' ? value : Number.NaN;
}
