import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { issueTexts } from '../../texts/issue.ts';

export interface KindSelectProps {
  readonly id: string;
  readonly kinds: CatalogueView['kinds'];
  readonly kind: string;
  readonly error: string | undefined;
  readonly onKind: (kind: string) => void;
}

/** 票据种类, changed from anywhere by Alt+↑ and Alt+↓. */
export function KindSelect({ id, kinds, kind, error, onKind }: KindSelectProps) {
  const move = (by: number) => {
    const next = kinds[kinds.findIndex(candidate => candidate.kind === kind) + by];
    if (next !== undefined) onKind(next.kind);
  };
  useShortcuts({ 'Alt+ArrowUp': () => move(-1), 'Alt+ArrowDown': () => move(1) });
  return (
    <SelectField
      id={id}
      label={issueTexts.kind}
      value={kind}
      error={error}
      options={kinds.map(({ kind: value, name }) => ({ value, label: `${value} ${name}` }))}
      onChange={onKind}
    />
  );
}
