import type { JSX } from 'preact';

export interface ChoiceProps {
  readonly label: string;
  /** As which a form that it stands in sends it. */
  readonly name?: string;
  readonly value: string;
  /** What can be chosen, with how it is said. */
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
}

/** One of several, with its label. */
export function Choice({ label, name, value, options, onChoose }: ChoiceProps): JSX.Element {
  return (
    <label class="choice">
      <span>{label}</span>
      <select name={name} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
