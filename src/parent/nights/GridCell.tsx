import { memo, type CSSProperties } from 'react';
import type { Night } from '../../core/night';

/** How a night stands in the calendar, in words ready to be read. */
export type CellProps = {
  night: Night;
  /** Where the night can be opened; undefined while it lies ahead. */
  href: string | undefined;
  /** The whole of it as a sentence, for the ear. */
  label: string;
  /** The minutes or a sign, for the eye. */
  mark: string;
  /** How full the glass is, 0…1. */
  level: number;
  className: string;
  /** The one stop for Tab. */
  isActive: boolean;
};

/** One night: a measuring glass for the eye, a sentence for the ear, a way to the night for both. */
export const GridCell = memo(function GridCell(props: CellProps) {
  const { night, href, label, mark, level, className, isActive } = props;
  const drawn = (
    <>
      <span className={className} style={{ '--level': level.toFixed(3) } as CSSProperties} aria-hidden="true">
        <span className="look-in">
          <span className="look-date">{Number(night.slice(8))}</span>
          <span className="look-mark number">{mark}</span>
        </span>
      </span>
      <span className="hidden-but-read">{label}</span>
    </>
  );
  if (href === undefined) return <span className="look-night">{drawn}</span>;
  // A plain link: thirty that listen to the address each would cost a slow phone more than the calendar itself.
  return (
    <a href={href} className="look-night" tabIndex={isActive ? 0 : -1} data-night={night}>
      {drawn}
    </a>
  );
});
