/** One way in which the files differ from what would be generated. */
export interface Drift {
  readonly path: string;
  readonly problem: 'missing' | 'different' | 'orphaned';
}

/** How files on disk differ from the artifacts, both as text by path; nothing if they are the same. */
export function driftOf(artifacts: ReadonlyMap<string, string>, files: ReadonlyMap<string, string>): readonly Drift[] {
  const drift: Drift[] = [];
  for (const [path, text] of artifacts) {
    if (!files.has(path)) drift.push({ path, problem: 'missing' });
    else if (files.get(path) !== text) drift.push({ path, problem: 'different' });
  }
  for (const path of files.keys()) if (!artifacts.has(path)) drift.push({ path, problem: 'orphaned' });
  return drift;
}
