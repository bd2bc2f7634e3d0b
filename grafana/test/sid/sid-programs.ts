import { join } from 'node:path';

/** Debian packages that are unpacked beside those that are installed. */
export const SID_PACKAGES: readonly string[] = ['prometheus', 'promtool', 'prometheus-alertmanager'];

/** Where `npm run build:prometheus3` unpacks them, one folder for each architecture; git ignores it. */
export const SID_ROOT: string = join(import.meta.dirname, '../../../node_modules/.cache/spancost', `debian-sid-${process.arch}`);

/** Where their programs are. Whether they are there is not said. */
export const SID_PROGRAMS: string = join(SID_ROOT, 'usr/bin');
