import { Component, type ReactNode } from 'react';

type Props = { fallback: (error: unknown) => ReactNode; children: ReactNode };
type State = { failed: { error: unknown } | undefined };

/** Catches what a screen throws while drawing, and shows the fallback in its place (React wants a class here). */
export class ErrorBoundary extends Component<Props, State> {
  // Not a class field: those the oldest browsers do not know, and spelt out for them they cost the first screen 1 kB.
  constructor(props: Props) {
    super(props);
    this.state = { failed: undefined };
  }

  static getDerivedStateFromError(error: unknown): State {
    return { failed: { error } };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed ? this.props.fallback(failed.error) : this.props.children;
  }
}
