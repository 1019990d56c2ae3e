import { useState, type ReactNode } from 'react';

type AskFirstProps = {
  /** The button that asks, and the name of the question. */
  label: string;
  yes: string;
  no: string;
  onYes: () => Promise<unknown>;
  /** What will be gone. */
  children: ReactNode;
};

/** A button for what is hard to miss and easy to regret: it asks in its own place before it does anything. */
export function AskFirst({ label, yes, no, onYes, children }: AskFirstProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </button>
    );
  return (
    <section className="sheet stack" role="alertdialog" aria-label={label}>
      {children}
      <div className="row">
        <button
          type="button"
          className="button grow"
          onClick={() => {
            setAsking(false);
          }}
        >
          {no}
        </button>
        <button type="button" className="button grow" onClick={() => void onYes()}>
          {yes}
        </button>
      </div>
    </section>
  );
}
