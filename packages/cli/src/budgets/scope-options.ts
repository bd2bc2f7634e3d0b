import { CALL_SCOPE_FIELDS, type CallScope } from '@spancost/conventions';
import type { Command } from 'commander';

/** Of each field that calls are told apart by, what was given. */
export type ScopeOptions = CallScope;

/** An option for each field. @param words What it says, before the name of the field. */
export function addScopeOptions(command: Command, words: string): Command {
  for (const field of CALL_SCOPE_FIELDS) command.option(`--${field} <${field}>`, `${words} ${field}`);
  return command;
}

/** The fields that were given, in order. */
export function scopeOf(options: ScopeOptions): readonly (readonly [field: string, value: string])[] {
  return CALL_SCOPE_FIELDS.flatMap((field) => {
    const value = options[field];
    return value === undefined ? [] : [[field, value] as const];
  });
}
