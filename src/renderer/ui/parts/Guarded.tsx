import { Component } from 'react';
import type { ReactNode } from 'react';
import { detailsOf } from '../../session/trouble.ts';
import { shellWords } from '../../words/shell.ts';
import '../styles/messages.css';

/** Keeps a bug in one part of the window from taking the rest with it. */
export class Guarded extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="broken" role="alert">
        <p>{shellWords.messages.broken}</p>
        <div className="button-row">
          <button type="button" className="button" onClick={() => this.setState({ error: null })}>
            {shellWords.messages.again}
          </button>
          <button
            type="button"
            className="button"
            // Where copying is not allowed the details stand in the log.
            onClick={() => void navigator.clipboard.writeText(detailsOf(error)).catch(() => undefined)}
          >
            {shellWords.messages.copyDetails}
          </button>
        </div>
      </div>
    );
  }
}
