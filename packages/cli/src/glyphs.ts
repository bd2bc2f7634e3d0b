/** Characters that stand for amounts. */
export interface Glyphs {
  /** From the least to the most. */
  readonly levels: readonly string[];
  readonly full: string;
  readonly empty: string;
}

const BLOCKS: Glyphs = { levels: Array.from('▁▂▃▄▅▆▇█'), full: '█', empty: '░' };
const ASCII: Glyphs = { levels: Array.from('_.-:=+*#'), full: '#', empty: '.' };

/** Blocks where the terminal is one for UTF-8, and else ASCII. */
export function glyphsFor({ LC_ALL, LC_CTYPE, LANG, TERM }: NodeJS.ProcessEnv, platform: NodeJS.Platform): Glyphs {
  // The console of Linux has no font for them.
  if (TERM === 'linux' || TERM === 'dumb') return ASCII;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((each) => each !== undefined && each !== '');
  // Where nothing is said, as in a container or on Windows and macOS, what is written is UTF-8; `C` and `POSIX` say that it is not.
  if (locale === undefined || platform === 'win32') return BLOCKS;
  return /utf-?8/i.test(locale) ? BLOCKS : ASCII;
}
