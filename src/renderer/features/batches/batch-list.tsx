import type { BatchView } from '../../../shared/contract/batches.ts';
import { countText, minuteText } from '../../components/figures.ts';
import { useRovingRows } from '../../components/roving-rows.ts';
import { hrefOf } from '../../routing/route.ts';
import { batchListTexts as texts } from '../../texts/batches.ts';
import { BatchStateTag } from './batch-state-tag.tsx';

const figures = ['total', 'ready', 'issued', 'failed'] as const;

export function BatchList({ batches }: { readonly batches: readonly BatchView[] }) {
  const { tabIndexOf, around } = useRovingRows(batches.length);
  return (
    <table className="list-table" aria-label={texts.list}>
      <thead>
        <tr>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.state}</th>
          {figures.map(name => (
            <th key={name} scope="col" className="right">
              {texts[name]}
            </th>
          ))}
          <th scope="col">{texts.createdAt}</th>
          <th scope="col">{texts.user}</th>
        </tr>
      </thead>
      <tbody {...around}>
        {batches.map((batch, index) => (
          <tr key={batch.id} className="whole-row">
            <td className="batch-name">
              <a
                className="row-link"
                data-row=""
                data-batch={batch.id}
                tabIndex={tabIndexOf(index)}
                href={hrefOf({ screen: 'batch', id: batch.id })}
              >
                {batch.name}
              </a>
            </td>
            <td className="one-line">
              <BatchStateTag state={batch.state} />
            </td>
            {figures.map(name => (
              <td key={name} className={name === 'failed' && batch.failed > 0 ? 'right tone-error' : 'right'}>
                {countText(name === 'issued' ? batch.issued + batch.same : batch[name])}
              </td>
            ))}
            <td className="one-line">{minuteText(batch.createdAt)}</td>
            <td>{batch.user}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
