import './file-pick.css';
import { type ChangeEvent, useState } from 'react';
import { KeyHint } from './key-hint.tsx';

export interface PickedFile {
  readonly name: string;
  /** base64. */
  readonly content: string;
}

export interface FilePickProps {
  readonly id: string;
  readonly label: string;
  readonly accept: string;
  readonly largestBytes: number;
  readonly tooLarge: string;
  readonly shortcut?: string | undefined;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly onPick: (file: PickedFile) => void;
}

/** The browser's own file box under a label that looks like a button: Tab reaches it, Enter and Space open it. */
export function FilePick(props: FilePickProps) {
  const { id, label, shortcut, primary = false, disabled = false } = props;
  const [problem, setProblem] = useState<string>();
  const pick = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    const small = file.size <= props.largestBytes;
    setProblem(small ? undefined : props.tooLarge);
    if (small) props.onPick({ name: file.name, content: await base64Of(file) });
    // The same file, corrected, can be chosen again.
    target.value = '';
  };
  const describedBy = [
    ...(problem === undefined ? [] : [`${id}-problem`]),
    ...(props.describedBy === undefined ? [] : [props.describedBy]),
  ];
  return (
    <span className="file-pick">
      <label className={primary ? 'file-button file-primary' : 'file-button'}>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept={props.accept}
          disabled={disabled}
          onChange={event => void pick(event)}
          {...(describedBy.length === 0 ? {} : { 'aria-describedby': describedBy.join(' ') })}
          {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
        />
        {label}
        {shortcut === undefined ? null : <KeyHint keys={shortcut} />}
      </label>
      {problem === undefined ? null : (
        <span id={`${id}-problem`} className="field-error" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

/** What its key does. */
export function openFilePick(id: string): void {
  document.getElementById(id)?.click();
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}
