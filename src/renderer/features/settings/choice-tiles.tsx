export interface ChoiceTilesProps<V extends string> {
  readonly name: string;
  readonly legend: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly hint: string }[];
  readonly onChoose: (value: V) => void;
}

/** A few choices side by side; radio buttons underneath, so the arrow keys choose. */
export function ChoiceTiles<V extends string>(props: ChoiceTilesProps<V>) {
  const { name, legend, value, options, onChoose } = props;
  return (
    <fieldset className="choices">
      <legend className="label">{legend}</legend>
      {options.map(option => (
        <label key={option.value} className="choice-tile">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-describedby={`${name}-${option.value}-hint`}
            aria-label={option.label}
            onChange={() => onChoose(option.value)}
          />
          <span className="choice-name">{option.label}</span>
          <span className="choice-note" id={`${name}-${option.value}-hint`}>
            {option.hint}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
