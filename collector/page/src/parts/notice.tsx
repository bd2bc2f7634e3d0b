import type { ComponentChildren, JSX } from 'preact';

export interface NoticeProps {
  readonly tone: 'warn' | 'bad' | 'calm';
  readonly children: ComponentChildren;
}

/** Something that somebody should know. Said politely to those who listen to the page. */
export function Notice({ tone, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${tone}`} role="status">
      <span class="notice-sign" aria-hidden="true">
        {tone === 'calm' ? 'ℹ' : '⚠'}
      </span>
      <div>{children}</div>
    </div>
  );
}
