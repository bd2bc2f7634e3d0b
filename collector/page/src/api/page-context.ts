import { createContext, type Context } from 'preact';
import { useContext } from 'preact/hooks';
import type { About } from '@spancost/api';
import type { Address } from '../address/address.ts';
import type { Ask, Open } from './ask.ts';
import type { Connection } from './connection.ts';
import type { Session } from './session.ts';
import type { Updates } from './updates.ts';

/** What every part of the page is given. */
export interface Page {
  /** Address of the collector, with the path that the page is served under; without a slash at its end. */
  readonly url: string;
  readonly ask: Ask;
  readonly open: Open;
  readonly session: Session;
  readonly connection: Connection;
  readonly address: Address;
  readonly updates: Updates;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const PageContext: Context<Page | undefined> = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('There is no page around this part of it');
  return page;
}

/** Who asks, and whom; for parts that are shown only once that is known. */
export function useAbout(): About {
  const about = usePage().session.about.value;
  if (about === undefined) throw new Error('The collector has not answered yet');
  return about;
}
