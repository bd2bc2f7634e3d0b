import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Theme } from './theme.ts';

/** `light` or `dark`, as it is seen now. */
export function useColourScheme(theme: Theme): 'light' | 'dark' {
  const isDark = useSignal(false);
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const read = (): void => void (isDark.value = system.matches);
    read();
    system.addEventListener('change', read);
    return () => system.removeEventListener('change', read);
  }, []);
  const chosen = theme.chosen.value;
  return chosen === 'system' ? (isDark.value ? 'dark' : 'light') : chosen;
}
