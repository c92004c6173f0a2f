/** A number as the file writes it. */
export interface NumberCell {
  readonly raw: string;
}

/** What the cell shows, in full: a date as yyyy-MM-dd, a number without exponent or binary noise. */
export function workbookCellText(cell: string | NumberCell | boolean | Date | null): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof Date ? dateText(cell) : numberText(cell.raw);
}

/** Excel keeps 15 digits of a number and shows no more; what stands behind them is noise of the binary fraction. */
const digitsKept = 15;

/**
 * Plain decimals. From 16 digits on the last ones are gone, and the text says so as Excel does (`3.2010619900101E+17`):
 * `isScientific` finds it.
 */
function numberText(raw: string): string {
  const value = Number(raw);
  if (Number.isNaN(value)) return raw;
  const [mantissa = '', exponentText = '0'] = Math.abs(value)
    .toExponential(digitsKept - 1)
    .split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0';
  const sign = value < 0 ? '-' : '';
  if (exponent >= digitsKept)
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}E+${exponent}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Day 0 of Excel's calendar: a cell with a time and no day. */
const noDay = '1899-12-';

function dateText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  const [day = '', time = ''] = rounded.toISOString().split(/[TZ.]/);
  if (day.startsWith(noDay)) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}
