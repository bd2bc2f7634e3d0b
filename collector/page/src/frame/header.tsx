import type { JSX } from 'preact';
import type { About } from '@spancost/api';
import { usePage } from '../api/page-context.ts';
import { hrefOf, SCREENS } from '../address/address.ts';
import { FILTERS, picked } from '../address/filters.ts';
import { THEMES, type Theme } from './theme.ts';

const TEXTS: Readonly<Record<(typeof SCREENS)[number], string>> = { overview: 'Overview', calls: 'Calls', budgets: 'Budgets' };

/** The name, the screens, who is signed in, and the switch of light and dark. */
export function Header({ theme }: { readonly theme: Theme }): JSX.Element {
  const { session, address } = usePage();
  const { screen, query } = address.place.value;
  const about = session.about.value;
  return (
    <header>
      <div class="bar">
        <a class="brand" href={hrefOf('overview')}>
          <span class="mark" aria-hidden="true" />
          Spancost
        </a>
        <nav aria-label="Screens">
          {SCREENS.map((each) => (
            <a
              key={each}
              href={hrefOf(each, each === 'budgets' ? {} : picked(query, FILTERS))}
              aria-current={each === screen || (each === 'calls' && screen === 'call') ? 'page' : undefined}
            >
              {TEXTS[each]}
            </a>
          ))}
        </nav>
        <div class="who">
          {about !== undefined && (
            <span class={`who-text ${about.token === null ? 'nobody' : ''}`} title={whoIs(about)}>
              {whoIs(about)}
            </span>
          )}
          {session.token.value !== undefined && (
            <button type="button" onClick={() => session.signOut('You have signed out.')}>
              Sign out
            </button>
          )}
          <label class="theme">
            <svg class="half" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="6.5" />
              <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" />
            </svg>
            <span class="hidden">Colours</span>
            <select
              value={theme.chosen.value}
              onChange={({ currentTarget: { value } }) => theme.choose(THEMES.find((each) => each === value) ?? 'system')}
            >
              <option value="system">Auto</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
        </div>
      </div>
    </header>
  );
}

/** `finance (viewer, tenant acme)`; a collector without tokens has no names. */
function whoIs({ token, role, tenant, user }: About): string {
  if (token === null) return 'this machine, no tokens';
  const limits = [role, ...(tenant === null ? [] : [`tenant ${tenant}`]), ...(user === null ? [] : [`user ${user}`])];
  return `${token} (${limits.join(', ')})`;
}
