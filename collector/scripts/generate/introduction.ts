import { OTHER_VARIABLES } from '../../src/config/unknown-variables.ts';

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What stands on `docs/configuration.md` above the options. */
export const INTRODUCTION: string = `# Configuration of the collector

Made from the declarations in \`collector/src/config\` by \`npm run generate\`; \`npm run check:generated\` fails where they differ.

One file, \`spancost.yaml\`: the one that \`--config\` names, else \`SPANCOST_CONFIG\`, else \`./spancost.yaml\` if it is there. Everything in it is
optional. A key that is not here is an error, with file, line, column and the key that was probably meant. Paths are relative to the file.
[spancost.example.yaml](../collector/spancost.example.yaml) has every option, and \`collector/spancost.schema.json\` is its JSON Schema for
editors: \`# yaml-language-server: $schema=…\` in the first line. \`spancost config check\` says whether a file can be used,
\`spancost config print\` what is in force and where each value comes from.

## Environment

Every option with one value, outside lists, has a variable: \`SPANCOST_\` and its path in upper case, \`listen.port\` is
\`SPANCOST_LISTEN_PORT\`. A variable wins over the file and is checked like it; an empty one counts as not set. A relative path in a variable
starts from the working directory. A variable that begins with \`SPANCOST_\` and belongs to nothing is warned of at the start, with the name
that was probably meant. Applications and the command line have variables of their own, which a collector leaves alone:
${list(OTHER_VARIABLES)}.
So are those that Kubernetes sets for a Service whose name begins with \`spancost\`.

In any text of the file \`\${env:NAME}\` stands for an environment variable and \`\${file:path}\` for the content of a file without its last
line break, which is how a secret gets into a header; \`$\${\` is a plain \`\${\`. One that is not there is an error. What comes this way is
never shown: not by \`config print\`, not in errors.

## Reload

On SIGHUP, when \`spancost.yaml\` has changed (looked at every second, read when it has stayed as it is), and by
\`POST /api/v1/config/reload\` (role \`admin\`) the file is read again, and \`prices.file\` with it. Options that say "at a reload" are in force
from then on. If others changed too they are named in a warning, and hold after a restart. A file that cannot be used, or was emptied, changes
nothing: it is logged with file and line, \`spancost_config_last_reload_successful\` is 0 until it is mended, and the request is answered 422. Environment
variables are those that the process began with.
`;
