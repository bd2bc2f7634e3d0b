import type { JSX } from 'preact';
import { CodeBlock } from '../parts/code-block.tsx';

export interface WayProps {
  readonly title: string;
  readonly id: string;
  /** What to type, step by step, each with what it is. */
  readonly steps: readonly (readonly [what: string, lines: string])[];
  readonly children: string;
}

/** One way to send a first call. */
export function Way({ title, id, steps, children }: WayProps): JSX.Element {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{children}</p>
      {steps.map(([what, lines], index) => (
        <div key={what} class="step">
          {steps.length > 1 && (
            <p class="small">
              {index + 1}. {what}
            </p>
          )}
          <CodeBlock lines={lines} what={`${title}: ${what}`} />
        </div>
      ))}
    </section>
  );
}
