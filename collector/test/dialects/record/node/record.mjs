// Records what npm libraries send: `npm ci && npm run record [LIBRARY...]`. Each scenario runs in a process of its own.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { startProviders } from '@spancost/example-providers';
import { LIBRARIES } from './libraries.mjs';
import { startSink } from './otlp-sink.mjs';
import { withoutMachine } from './without-machine.mjs';

const FOLDER = new URL('../../recordings/', import.meta.url);
const APPLICATION = new URL('application.mjs', import.meta.url);

async function versionsOf(packages) {
  const read = async (name) => JSON.parse(await readFile(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8'));
  const told = await Promise.all(packages.map(read));
  return Object.fromEntries(told.map(({ name, version }) => [name, version]));
}

const providers = await startProviders();
const asked = process.argv.slice(2);
for (const [library, { packages, scenarios }] of Object.entries(LIBRARIES)) {
  if (asked.length > 0 && !asked.includes(library)) continue;
  const versions = await versionsOf(packages);
  await mkdir(new URL(`${library}/`, FOLDER), { recursive: true });
  for (const scenario of scenarios) {
    const sink = await startSink();
    const env = { PATH: process.env.PATH, OTLP_URL: sink.url, PROVIDERS_URL: providers.url, OTEL_SERVICE_NAME: 'recorded' };
    try {
      await promisify(execFile)(process.execPath, [APPLICATION.pathname, library, scenario], { env, timeout: 60_000 });
    } catch (error) {
      console.error(`${library} ${scenario}: ${error.stderr || error}`);
      process.exitCode = 1;
    }
    const recording = { library, versions, scenario, exports: withoutMachine(sink.exports) };
    await writeFile(new URL(`${library}/${scenario}.json`, FOLDER), `${JSON.stringify(recording, null, 1)}\n`);
    console.log(`${library}/${scenario}: ${sink.exports.length} exports`);
    sink.close();
  }
}
await providers.close();
