import { spokenWith, type ControlProps } from './control';

type RadiosProps = Pick<ControlProps, 'described' | 'isWrong'> & {
  name: string;
  options: readonly { value: string; text: string }[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
  /** Short steps stand beside each other, everything else below each other. */
  lay?: 'column' | 'row';
};

/** One of a few: native radio buttons, each row as large as a thumb. */
export function Radios({ name, options, chosen, onChoose, lay = 'column', ...spoken }: RadiosProps) {
  return (
    <div className={lay === 'row' ? 'survey-row' : 'survey-column'}>
      {options.map(({ value, text }) => (
        <label key={value} className="survey-option">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => {
              onChoose(value);
            }}
            {...spokenWith(spoken)}
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}
