import picocolors from 'picocolors';

/** Whether standard output is a terminal that shows colours; `NO_COLOR` says that it is not, `FORCE_COLOR` that it is. */
export function showsColours(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (isSaid(env['NO_COLOR'])) return false;
  return isSaid(env['FORCE_COLOR']) || (isTerminal && env['TERM'] !== 'dumb');
}

function isSaid(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Colours of standard output. The library's own choice also colours what a build server keeps in a file. */
export const colours: ReturnType<typeof picocolors.createColors> = picocolors.createColors(showsColours(process.env, process.stdout.isTTY));
