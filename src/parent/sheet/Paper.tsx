import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/Bars';
import type { SheetContent } from './content';

/** The family sheet as it is printed. */
export function Paper({ content }: { content: SheetContent }) {
  const { t } = useTranslation('sheet');
  const { title, who, period, number, sentences, chart, parts, notes } = content;
  return (
    <article className="paper" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p>{who}</p>
        <p className="soft">{period}</p>
      </header>
      <div className="paper-head">
        {number && (
          <p className="paper-number">
            <span className="soft">{number.label}</span>
            <span>
              <strong className="number">{number.figure}</strong> {number.unit}
            </span>
          </p>
        )}
        <div>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </div>
      {chart && (
        <Bars
          caption={chart.caption}
          bars={chart.bars}
          limitLabel={(limit) => t('chart.limit', { limit })}
          table={{ open: t('chart.table'), columns: [t('chart.night'), t('chart.minutes')] }}
        />
      )}
      <div className="paper-parts">
        {parts.map((part) => (
          <section key={part.title}>
            <h3>{part.title}</h3>
            <dl>
              {part.rows.map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="number">{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <footer>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </article>
  );
}
