import type { JSX } from 'preact';
import { CopyButton } from './copy-button.tsx';

export interface CodeBlockProps {
  readonly lines: string;
  /** What it is, for those who listen, and as which it is copied. */
  readonly what: string;
}

/** Lines to be typed somewhere else, with a way to take them along. */
export function CodeBlock({ lines, what }: CodeBlockProps): JSX.Element {
  return (
    <div class="code-block">
      <pre tabIndex={0} role="region" aria-label={what}>
        <code>{lines}</code>
      </pre>
      <CopyButton text={lines} what={what} />
    </div>
  );
}
