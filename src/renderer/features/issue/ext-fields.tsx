import { useState } from 'react';
import { extFieldLabels } from '../../../shared/domain/extension-fields.ts';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { extFieldsOf } from './ext-of-kind.ts';
import type { FormView } from './form-view.ts';

export interface ExtFieldsProps {
  readonly view: FormView;
  readonly kind: string;
  /** Some problem is in here, so it cannot stay shut. */
  readonly troubled: boolean;
}

/** 其他信息: shut until somebody opens it; what stands in it or is wrong with it is seen all the same. */
export function ExtFields({ view, kind, troubled }: ExtFieldsProps) {
  const { form, dispatch, idOf, errorOf } = view;
  const [wanted, setWanted] = useState(false);
  const filled = Object.values(form.ext).filter(value => value !== '').length;
  const fields = extFieldsOf(kind, form.ext).filter(
    name => wanted || troubled || (form.ext[name] ?? '') !== '',
  );
  return (
    <section className="ext">
      <button
        type="button"
        className="link-button"
        aria-expanded={wanted}
        aria-controls={idOf('ext')}
        onClick={() => setWanted(!wanted)}
      >
        <span aria-hidden="true">{wanted ? '▾' : '▸'}</span> {issueTexts.ext(filled)}
      </button>
      <div id={idOf('ext')} className="ext-fields">
        {fields.map(name => (
          <TextField
            key={name}
            id={idOf(`ext.${name}`)}
            label={extFieldLabels[name]}
            value={form.ext[name] ?? ''}
            error={errorOf(`ext.${name}`)}
            step
            onChange={value => dispatch({ type: 'changed', patch: { ext: { ...form.ext, [name]: value } } })}
            onLeave={() => dispatch({ type: 'controlLeft', control: `ext.${name}` })}
          />
        ))}
      </div>
    </section>
  );
}
