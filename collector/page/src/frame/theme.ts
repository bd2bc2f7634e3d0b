import { signal, type ReadonlySignal } from '@preact/signals';

export const THEMES = ['system', 'light', 'dark'] as const;

export type ThemeName = (typeof THEMES)[number];

const KEY = 'spancost.theme';

/** Light or dark, as the system has it unless somebody chose; a choice is kept by the browser. */
export class Theme {
  readonly #window: Window;
  readonly #chosen = signal<ThemeName>('system');

  constructor(window: Window) {
    this.#window = window;
    this.#set(THEMES.find((each) => each === kept(window)) ?? 'system');
    // Paper is light.
    window.addEventListener('beforeprint', () => this.#draw('light'));
    window.addEventListener('afterprint', () => this.#draw(this.#chosen.peek()));
  }

  get chosen(): ReadonlySignal<ThemeName> {
    return this.#chosen;
  }

  choose(name: ThemeName): void {
    keep(this.#window, name);
    this.#set(name);
  }

  #set(name: ThemeName): void {
    this.#chosen.value = name;
    this.#draw(name);
  }

  #draw(name: ThemeName): void {
    this.#window.document.documentElement.dataset['theme'] = name;
  }
}

/** What was chosen before; null also where the browser is told to keep nothing. */
function kept(window: Window): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(window: Window, name: ThemeName): void {
  try {
    window.localStorage.setItem(KEY, name);
  } catch {
    // A choice that cannot be kept holds for as long as the page is open.
  }
}
