import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../api/page-context.ts';
import { ABOUT } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import type { Place } from '../address/address.ts';
import { BudgetsScreen } from '../budgets/budgets-screen.tsx';
import { CallScreen } from '../call/call-screen.tsx';
import { CallsScreen } from '../calls/calls-screen.tsx';
import { OverviewScreen } from '../overview/overview-screen.tsx';
import { PauseButton } from '../parts/pause-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Header } from './header.tsx';
import { OutageNotice } from './outage-notice.tsx';
import { SignIn } from './sign-in.tsx';
import { ThemeContext } from './theme-context.ts';
import type { Theme } from './theme.ts';
import { useColourScheme } from './use-colour-scheme.ts';
import { useLostFocus } from './use-lost-focus.ts';

/** How often it is asked who asks, and what is wrong with the collector. */
const ABOUT_EVERY_MS = 60_000;
/** The same, until there is an answer or a token has to be asked for. */
const UNKNOWN_EVERY_MS = 3000;

/** The whole page: a form for the token where one is needed, else the screen that the address names. */
export function App({ theme }: { readonly theme: Theme }): JSX.Element {
  const { session, address } = usePage();
  const who = session.token.value ?? '';
  const about = session.about.value;
  const refusal = session.refusal.value;
  const everyMs = (): number =>
    session.about.peek() === undefined && session.refusal.peek() === undefined ? UNKNOWN_EVERY_MS : ABOUT_EVERY_MS;
  const asked = usePolled(`about ${who}`, async ({ ask }) => session.known(await ask(ABOUT, {})), everyMs);
  const place = address.place.value;
  const main = useRef<HTMLElement>(null);
  const seen = useRef(`${place.screen} ${place.callId ?? ''}`);
  useEffect(() => {
    const now = `${place.screen} ${place.callId ?? ''}`;
    if (seen.current === now) return;
    seen.current = now;
    // Whoever reads by keyboard or by ear begins where the new screen begins.
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [place.screen, place.callId]);
  useLostFocus(main);
  return (
    <ThemeContext value={useColourScheme(theme)}>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the content
      </a>
      <Header theme={theme} />
      <main id="main" ref={main} tabIndex={-1}>
        <OutageNotice />
        {refusal !== undefined ? (
          <SignIn why={refusal} />
        ) : about !== undefined ? (
          about.role === 'ingest' ? (
            <Notice tone="warn">
              <p>This token may only send calls. Sign out, and sign in with one of the role viewer or admin to see what they cost.</p>
            </Notice>
          ) : (
            <Screen place={place} />
          )
        ) : asked.problem === undefined ? (
          <p class="waiting">Asking the collector…</p>
        ) : (
          <Notice tone="bad">{asked.problem}</Notice>
        )}
      </main>
      {about !== undefined && (
        <footer>
          <span>
            Times are in {about.time_zone}. Price book {about.book}. Spancost {about.version}.
          </span>{' '}
          <PauseButton />
        </footer>
      )}
    </ThemeContext>
  );
}

function Screen({ place }: { readonly place: Place }): JSX.Element {
  switch (place.screen) {
    case 'overview':
      return <OverviewScreen query={place.query} />;
    case 'calls':
      return <CallsScreen query={place.query} />;
    case 'call':
      return <CallScreen callId={place.callId ?? ''} query={place.query} />;
    case 'budgets':
      return <BudgetsScreen />;
    default:
      return place.screen satisfies never;
  }
}
