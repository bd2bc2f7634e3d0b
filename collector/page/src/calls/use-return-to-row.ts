import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { placeOf } from '../address/address.ts';
import { usePage } from '../api/page-context.ts';

/** Whoever comes back from a call goes on at its row, by keyboard and on the screen, if the list still has it. @param isThere Whether there are rows. */
export function useReturnToRow(list: RefObject<HTMLElement | null>, isThere: boolean): void {
  const { address } = usePage();
  const from = useRef(address.left);
  useEffect(() => {
    if (!isThere || from.current?.screen !== 'call') return;
    const { callId } = from.current;
    from.current = undefined;
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.whole-row') ?? [])];
    links.find(({ hash }) => placeOf(hash).callId === callId)?.focus();
  }, [isThere]);
}
