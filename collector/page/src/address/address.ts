import { computed, signal, type ReadonlySignal } from '@preact/signals';

/** What the page can show. */
export const SCREENS = ['overview', 'calls', 'budgets'] as const;

/** A screen, and what is asked of it. */
export interface Place {
  readonly screen: (typeof SCREENS)[number] | 'call';
  /** The call of the screen `call`. */
  readonly callId?: string;
  readonly query: Query;
}

export type Query = Readonly<Record<string, string>>;

/** Where in the page somebody is: the part of its address after `#`, so that each place can be linked to. */
export class Address {
  readonly #hash = signal('');
  #left: Place | undefined;
  readonly place: ReadonlySignal<Place>;

  constructor(window: Window) {
    const read = (): void => {
      this.#left = this.place.peek();
      this.#hash.value = window.location.hash;
    };
    this.#hash.value = window.location.hash;
    window.addEventListener('hashchange', read);
    this.place = computed(() => placeOf(this.#hash.value));
  }

  /** Where somebody was before; undefined where the page was opened here. */
  get left(): Place | undefined {
    return this.#left;
  }
}

/** `#/calls?status=error`. What is not known is the overview. */
export function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const query = Object.fromEntries(new URLSearchParams(search));
  const [screen = '', callId] = path.split('/');
  if (screen === 'call' && callId !== undefined && callId !== '') return { screen, callId: decoded(callId), query };
  return { screen: SCREENS.find((each) => each === screen) ?? 'overview', query };
}

/** @param query What is undefined or empty is left out. */
export function hrefOf(screen: Place['screen'], query: Readonly<Record<string, string | undefined>> = {}, callId?: string): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, value);
  const path = callId === undefined ? screen : `${screen}/${encodeURIComponent(callId)}`;
  return `#/${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
