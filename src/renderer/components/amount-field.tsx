import { displayYuan, parseYuan } from '../../shared/domain/money.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

/**
 * An amount in yuan as a person types it: text, never a number, so no wheel, no steppers and no floating point.
 * Full-width digits and `。` are read; on leaving it is written out with two decimals.
 */
export function AmountField(props: TextFieldProps) {
  const { value, onChange, onLeave } = props;
  const leave = () => {
    const fen = parseYuan(value);
    if (fen !== undefined && displayYuan(fen) !== value) onChange(displayYuan(fen));
    onLeave?.();
  };
  return (
    <TextField {...props} inputMode="decimal" className="amount-control" selectsOnFocus onLeave={leave} />
  );
}
