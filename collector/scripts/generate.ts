import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OPTIONS } from '../src/config/options.ts';
import { alertmanagerOfDeploy } from './generate/alertmanager-of-deploy.ts';
import { configurationPage } from './generate/configuration-page.ts';
import { exampleFile } from './generate/example.ts';
import { jsonSchema } from './generate/json-schema.ts';
import { metricsPage } from './generate/metrics-page.ts';

// Writes what is made from the declarations of options and metrics; with --check it only compares. --root is for tests.
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, root: { type: 'string' } } });
const root = values.root ?? join(import.meta.dirname, '../..');
const artifacts: ReadonlyMap<string, string> = new Map([
  ['docs/configuration.md', configurationPage(OPTIONS)],
  ['docs/metrics.md', metricsPage()],
  ['collector/spancost.schema.json', jsonSchema(OPTIONS)],
  ['collector/spancost.example.yaml', exampleFile(OPTIONS)],
  ...alertmanagerOfDeploy(join(import.meta.dirname, '../../deploy')),
]);

for (const [path, wanted] of artifacts) {
  const file = join(root, path);
  const found = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (found === wanted) continue;
  if (values.check) {
    process.stderr.write(
      `${path} is ${found === undefined ? 'missing' : 'not what the declarations make'}; run \`npm run generate\` and commit the result.\n`,
    );
    process.exitCode = 1;
  } else {
    writeFileSync(file, wanted);
    process.stdout.write(`wrote ${path}\n`);
  }
}
