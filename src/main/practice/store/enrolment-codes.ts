import type { WriteDb } from '../../db/open.ts';

/** A single-use code that lets one terminal enrol at one issuing point. */
export interface EnrolmentCode {
  readonly code: string;
  readonly unit: string;
  readonly point: string;
  /** The terminal that used it. */
  readonly terminalId: string | null;
}

export interface EnrolmentCodes {
  find(code: string): EnrolmentCode | undefined;
  /** A code that nobody has used yet, if there is one. */
  unused(place: Pick<EnrolmentCode, 'unit' | 'point'>): string | undefined;
  add(code: Omit<EnrolmentCode, 'terminalId'>, at: string): void;
  use(code: string, terminalId: string, at: string): void;
}

export function createEnrolmentCodes(db: WriteDb): EnrolmentCodes {
  const find = db.prepare<[string], EnrolmentCode>(
    'SELECT code, unit, point, terminal_id AS terminalId FROM platform_enrolment_codes WHERE code = ?',
  );
  const unused = db
    .prepare<[string, string], string>(
      'SELECT code FROM platform_enrolment_codes WHERE used_at IS NULL AND unit = ? AND point = ? ORDER BY made_at, code LIMIT 1',
    )
    .pluck();
  const add = db.prepare(
    'INSERT INTO platform_enrolment_codes (code, unit, point, made_at) VALUES (?, ?, ?, ?)',
  );
  const use = db.prepare(
    'UPDATE platform_enrolment_codes SET used_at = ?, terminal_id = ? WHERE code = ? AND used_at IS NULL',
  );
  return {
    find: code => find.get(code),
    unused: ({ unit, point }) => unused.get(unit, point),
    add: ({ code, unit, point }, at) => void add.run(code, unit, point, at),
    use(code, terminalId, at) {
      if (use.run(at, terminalId, code).changes !== 1) throw new Error('an enrolment code was used twice');
    },
  };
}
