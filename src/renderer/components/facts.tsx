export interface FactsProps {
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** Names and values in two columns. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="fact-list">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
