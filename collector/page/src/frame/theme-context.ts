import { createContext, type Context } from 'preact';

/** A text that changes when the colours of the page do. */
export const ThemeContext: Context<string> = createContext('');
