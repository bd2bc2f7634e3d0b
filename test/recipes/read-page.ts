import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One section of a page, with the code that is shown in it. */
export interface Section {
  readonly title: string;
  /** All of it, its title too. */
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
}

interface CodeBlock {
  /** `ts`, `sh`, `yaml`. */
  readonly language: string;
  readonly code: string;
  /** What its first line, a comment, calls it: `server.ts`. */
  readonly file?: string;
}

/** A page of `docs`. */
export function textOf(page: string): string {
  return readFileSync(join(import.meta.dirname, '../../docs', page), 'utf8');
}

/** The sections of a page of `docs`, by their headings. */
export function sectionsOf(page: string): readonly Section[] {
  return textOf(page)
    .split(/^## /m)
    .slice(1)
    .map((section) => ({ title: section.slice(0, section.indexOf('\n')), text: section, blocks: blocksOf(section) }));
}

function blocksOf(section: string): readonly CodeBlock[] {
  return [...section.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', code = '']) => {
    const file = /^(?:\/\/|#) ([\w./-]+\.\w+)\n/.exec(code)?.[1];
    return { language, code, ...(file === undefined ? {} : { file }) };
  });
}

/** The one section of a page with this title. @throws Error where there is none. */
export function sectionOf(page: string, title: string): Section {
  const found = sectionsOf(page).find((section) => section.title === title);
  if (found === undefined) throw new Error(`docs/${page} has no section "${title}"`);
  return found;
}

/** The file of a section by its name. @throws Error where there is none. */
export function fileOf(section: Section, name: string): string {
  const found = section.blocks.find(({ file }) => file === name);
  if (found === undefined) throw new Error(`"${section.title}" shows no ${name}`);
  return found.code;
}
