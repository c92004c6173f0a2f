import './help.css';
import { useEffect, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { type Section, sections } from '../../routing/route.ts';
import { everywhere, helpTexts, type KeyLine, screenKeys } from '../../texts/help.ts';
import { sectionTexts } from '../../texts/shell.ts';

interface KeyGroup {
  readonly name: string;
  readonly lines: readonly KeyLine[];
}

const wishId = 'help-wish';

/** F1: the keys of the screen one came from, then all of them; narrowed by what one wants to do. */
export function HelpScreen({ of }: { readonly of: Section }) {
  const [wish, setWish] = useState('');
  const back = () => history.back();
  useShortcuts({ Escape: back });
  useEffect(() => document.getElementById(wishId)?.focus(), []);
  const text = wish.trim();
  const groups = keyGroups(of)
    .map(({ name, lines }) => ({ name, lines: lines.filter(line => answers(line, text)) }))
    .filter(({ lines }) => lines.length > 0);
  const found = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <main id="content" className="page help" tabIndex={-1}>
      <header className="page-head">
        <h1>{helpTexts.title}</h1>
        <ActionButton label={helpTexts.back} shortcut="Esc" onPress={back} />
      </header>
      <div className="help-find">
        <TextField
          id={wishId}
          label={helpTexts.find}
          placeholder={helpTexts.findHint}
          value={wish}
          onChange={setWish}
        />
        <p className="quiet" role="status">
          {found === 0 ? helpTexts.none(text) : helpTexts.found(found)}
        </p>
      </div>
      <div className="help-groups">
        {groups.map(({ name, lines }) => (
          <table key={name} className="rows keys-table">
            <caption>{name}</caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{helpTexts.key}</th>
                <th scope="col">{helpTexts.does}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ keys, does }) => (
                <tr key={keys}>
                  <th scope="row">
                    <kbd>{keys}</kbd>
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <p className="quiet">{helpTexts.note}</p>
    </main>
  );
}

function keyGroups(of: Section): readonly KeyGroup[] {
  const others = sections.filter(name => name !== of && name !== 'help');
  return [
    ...(of === 'help' ? [] : [{ name: helpTexts.here(sectionTexts[of]), lines: screenKeys[of] }]),
    { name: helpTexts.all, lines: everywhere },
    ...others.map(name => ({ name: sectionTexts[name], lines: screenKeys[name] })),
  ];
}

function answers({ keys, does }: KeyLine, text: string): boolean {
  return text === '' || `${keys} ${does}`.toLowerCase().includes(text.toLowerCase());
}
