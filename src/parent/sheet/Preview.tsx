import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** The paper's width on a screen (px): that of an A4 sheet between its margins. */
const PAPER_WIDTH = 703;

/** Shows the paper as it will be printed, made smaller where the screen is narrower than it. */
export function Preview({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ scale: 1, height: 0 });
  useLayoutEffect(() => {
    const measure = () => {
      const scale = Math.min(1, (place.current?.clientWidth ?? PAPER_WIDTH) / PAPER_WIDTH);
      const height = Math.ceil((paper.current?.offsetHeight ?? 0) * scale);
      setSize((before) => (before.scale === scale && before.height === height ? before : { scale, height }));
    };
    measure();
    const watch = typeof ResizeObserver === 'function' ? new ResizeObserver(measure) : undefined;
    for (const element of [place.current, paper.current]) if (element) watch?.observe(element);
    return () => watch?.disconnect();
  }, []);
  return (
    <div ref={place} className="preview" style={{ height: size.height || undefined }}>
      <div ref={paper} className="preview-paper" style={{ transform: `scale(${String(size.scale)})` }}>
        {children}
      </div>
    </div>
  );
}
