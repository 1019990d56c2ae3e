import { useId } from 'react';
import './choice.css';

type ChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  /** The label is for screen readers only, where the place already says it. */
  isLabelHidden?: boolean;
};

/** One of a few: native radio buttons dressed as large keys. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
  isLabelHidden,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className={isLabelHidden ? 'hidden-but-read' : 'soft small'}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-key">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
