import { join } from 'node:path';

/** Folder of this workspace. */
export const GRAFANA: string = join(import.meta.dirname, '..', '..');
/** Root of the repository. */
export const REPOSITORY: string = join(GRAFANA, '..');
