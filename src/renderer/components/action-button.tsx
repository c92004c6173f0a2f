import { Button, type ButtonProps } from 'antd';
import { KeyHint } from './key-hint.tsx';

export interface ActionButtonProps {
  readonly label: string;
  /** As `use-shortcuts` writes it; shown on the button and told to assistive technology. */
  readonly shortcut?: string | undefined;
  readonly primary?: boolean;
  readonly large?: boolean;
  readonly submits?: boolean;
  readonly disabled?: boolean | undefined;
  /** Why it is disabled or what it does, read after the label. */
  readonly describedBy?: string | undefined;
  readonly onPress?: (() => void) | undefined;
}

/** A button whose name is its label alone; the key stands beside it for the eye. */
export function ActionButton(props: ActionButtonProps) {
  const { label, shortcut, primary = false, large = false, submits = false, disabled = false } = props;
  const extra: ButtonProps = {
    ...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut.replace('Ctrl', 'Control') }),
    ...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy }),
    ...(props.onPress === undefined ? {} : { onClick: props.onPress }),
  };
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      size={large ? 'large' : 'middle'}
      htmlType={submits ? 'submit' : 'button'}
      disabled={disabled}
      {...extra}
    >
      {label}
      {shortcut === undefined ? null : <KeyHint keys={shortcut} />}
    </Button>
  );
}
