import { startTexts } from '../../texts/start.ts';

export interface UnitForm {
  readonly unit: string;
  readonly point: string;
  readonly code: string;
}

export const blankUnit: UnitForm = { unit: '', point: '', code: '' };

export function unitProblems({ unit, point, code }: UnitForm): Partial<Record<keyof UnitForm, string>> {
  return {
    ...(unit.trim() === '' ? { unit: startTexts.unitMissing } : {}),
    ...(point.trim() === '' ? { point: startTexts.pointMissing } : {}),
    ...(code.trim() === '' ? { code: startTexts.codeMissing } : {}),
  };
}

/** Codes are ASCII: full-width digits and letters mean the same. */
export function plainUnit({ unit, point, code }: UnitForm): UnitForm {
  const plain = (text: string) => text.normalize('NFKC').trim();
  return { unit: plain(unit), point: plain(point), code: plain(code) };
}
