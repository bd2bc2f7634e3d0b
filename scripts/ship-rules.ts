/**
 * Puts the alert rules, which the private workspace `grafana` generates, into what is published of the command line, whose
 * `spancost up --with-prometheus` gives them to Prometheus. Run by `npm run build`.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'packages/cli/dist/rules');

rmSync(target, { recursive: true, force: true });
cpSync(join(root, 'grafana/rules'), target, { recursive: true });
