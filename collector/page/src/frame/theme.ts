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
    this.#set(THEMES.find((each) => each === window.localStorage.getItem(KEY)) ?? 'system');
  }

  get chosen(): ReadonlySignal<ThemeName> {
    return this.#chosen;
  }

  choose(name: ThemeName): void {
    this.#window.localStorage.setItem(KEY, name);
    this.#set(name);
  }

  #set(name: ThemeName): void {
    this.#chosen.value = name;
    this.#window.document.documentElement.dataset['theme'] = name;
  }
}
