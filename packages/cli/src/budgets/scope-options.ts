import type { Command } from 'commander';

/** What calls are told apart by. */
const SCOPE_FIELDS = ['provider', 'model', 'tenant', 'user', 'feature', 'service', 'environment'] as const;

/** Of each field, what was given. */
export type ScopeOptions = { readonly [field in (typeof SCOPE_FIELDS)[number]]?: string };

/** An option for each field. @param words What it says, before the name of the field. */
export function addScopeOptions(command: Command, words: string): Command {
  for (const field of SCOPE_FIELDS) command.option(`--${field} <${field}>`, `${words} ${field}`);
  return command;
}

/** The fields that were given, in order. */
export function scopeOf(options: ScopeOptions): readonly (readonly [field: string, value: string])[] {
  return SCOPE_FIELDS.flatMap((field) => {
    const value = options[field];
    return value === undefined ? [] : [[field, value] as const];
  });
}
