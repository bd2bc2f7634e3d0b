import type { JSX, TargetedSubmitEvent } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../api/page-context.ts';

/** Asks for a token, and says why. */
export function SignIn({ why }: { readonly why: string }): JSX.Element {
  const { session } = usePage();
  const problem = useSignal<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = 'Sign in · Spancost';
    field.current?.focus();
  }, []);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const written = new FormData(event.currentTarget).get('token');
    const token = typeof written === 'string' ? written.trim() : '';
    if (/^[\x21-\x7e]+$/.test(token)) session.signIn(token);
    else problem.value = token === '' ? 'Paste a token.' : 'This is no token: it has a space or another character that none has.';
  };
  return (
    <form class="card sign-in" onSubmit={submit} aria-labelledby="sign-in">
      <h1 id="sign-in">Sign in</h1>
      <p role="alert">{problem.value ?? why}</p>
      <label>
        <span>Token of the role viewer or admin</span>
        <input ref={field} name="token" type="password" autocomplete="off" spellcheck={false} required aria-describedby="kept" />
      </label>
      <p id="kept" class="small">
        It is kept in this tab (sessionStorage) until you sign out or close it, and sent to this collector only.{' '}
        <code>spancost tokens new --role viewer</code> makes one.
      </p>
      <button type="submit" class="main">
        Sign in
      </button>
    </form>
  );
}
