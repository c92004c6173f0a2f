import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { onStepKeys } from '../../components/step-keys.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { peopleTexts } from '../../texts/people.ts';

export interface PersonPanelProps {
  readonly title: string;
  readonly primary: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** What else can be done about this person. */
  readonly other?: ReactNode;
  readonly children: ReactNode;
}

/** One form beside the list: Enter goes on, F2 saves, Esc goes back. The focus starts in its first field. */
export function PersonPanel(props: PersonPanelProps) {
  const { title, primary, busy, error, onSave, onClose, other, children } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useShortcuts({ F2: busy ? undefined : onSave, Escape: onClose });
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-step]')?.focus(), []);
  return (
    <form
      ref={form}
      className="panel person-panel"
      aria-labelledby={id}
      onKeyDown={onStepKeys}
      onSubmit={event => event.preventDefault()}
      noValidate
    >
      <h2 id={id}>{title}</h2>
      {children}
      {error === null ? null : <FailurePanel error={error} />}
      <div className="form-actions">
        {other}
        <ActionButton label={peopleTexts.cancel} shortcut="Esc" onPress={onClose} />
        <ActionButton
          label={busy ? peopleTexts.working : primary}
          shortcut="F2"
          primary
          disabled={busy}
          onPress={onSave}
        />
      </div>
    </form>
  );
}

/** Puts the focus into the first field that has a problem; false when there is none. */
export function focusFirst(
  problems: Readonly<Record<string, string>>,
  idOf: (field: string) => string,
): boolean {
  const [first] = Object.keys(problems);
  if (first !== undefined) document.getElementById(idOf(first))?.focus();
  return first !== undefined;
}
