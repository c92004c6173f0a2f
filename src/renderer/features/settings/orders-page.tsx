import { useState } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { User } from '../../../shared/contract/users.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { Reading } from '../../components/reading.tsx';
import { onStepKeys } from '../../components/step-keys.ts';
import { Tagged } from '../../components/tagged.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { type OrdersForm, ordersChange, ordersForm, ordersProblems } from './orders-form.ts';

const { orders } = settingsTexts;

/** 业务系统接口, with the two other things that only the administrator sets. */
export function OrdersPage({ user }: { readonly user: User }) {
  const settings = useQueryOf('settings.get', {});
  if (settings.data === undefined) return <Reading of={settings} />;
  return <OrdersPanel settings={settings.data} mayChange={user.roles.includes('administrator')} />;
}

interface OrdersPanelProps {
  readonly settings: Settings;
  readonly mayChange: boolean;
}

function OrdersPanel({ settings, mayChange }: OrdersPanelProps) {
  const [form, setForm] = useState<OrdersForm>(() => ordersForm(settings));
  const [tried, setTried] = useState(false);
  const change = useCommandOf('settings.change');
  const announce = useAnnounce();
  const problems = ordersProblems(form);
  const save = () => {
    setTried(true);
    const [first] = Object.keys(problems);
    if (first !== undefined) return document.getElementById(`orders-${first}`)?.focus();
    change.mutate(ordersChange(form), { onSuccess: () => announce(settingsTexts.saved) });
    return undefined;
  };
  useShortcuts({ F2: mayChange && !change.isPending ? save : undefined });
  const field = (name: keyof OrdersForm) => ({
    id: `orders-${name}`,
    value: form[name],
    error: tried ? problems[name] : undefined,
    step: true,
    onChange: (value: string) => {
      setForm({ ...form, [name]: value });
      change.reset();
    },
  });
  return (
    <form
      className="panel settings-panel"
      onKeyDown={onStepKeys}
      onSubmit={event => event.preventDefault()}
      noValidate
    >
      <p className="quiet">{mayChange ? orders.journaled : orders.onlyAdministrator}</p>
      <fieldset className="settings-fields" disabled={!mayChange}>
        <TextField label={orders.url} hint={orders.urlHint} {...field('ordersUrl')} />
        <TextField label={orders.idle} hint={orders.idleHint} {...field('idleLockMinutes')} />
        <TextField label={orders.lowNumbers} hint={orders.lowHint} {...field('numbers')} />
        <TextField label={orders.lowDays} {...field('days')} />
      </fieldset>
      {change.error === null ? null : <FailurePanel error={change.error} />}
      {mayChange ? (
        <div className="form-actions">
          {change.isSuccess ? (
            <Tagged tone="ok" icon="check">
              {settingsTexts.saved}
            </Tagged>
          ) : null}
          <ActionButton
            label={change.isPending ? settingsTexts.saving : settingsTexts.save}
            shortcut="F2"
            primary
            disabled={change.isPending}
            onPress={save}
          />
        </div>
      ) : null}
    </form>
  );
}
