import type { ComponentChildren, JSX } from 'preact';

export interface FigureCardProps {
  readonly title: string;
  /** Undefined until it is known. */
  readonly figure: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One figure that is read at a glance, and a line about it. */
export function FigureCard({ title, figure, children }: FigureCardProps): JSX.Element {
  return (
    <section class="card figure">
      <h2>{title}</h2>
      <p class="big">{figure ?? <span class="unknown">…</span>}</p>
      <p class="small">{children}</p>
    </section>
  );
}
