import { closestTo } from './closest-to.ts';
import { CONFIG_VARIABLE, variablesOf, type ConfigEnvironment } from './environment.ts';
import { OPTIONS } from './options.ts';

/** Variables of applications, of the command line and of this repository's tests, which are no business of a collector. */
export const OTHER_VARIABLES: readonly string[] = [
  'SPANCOST_BUDGETS',
  'SPANCOST_BUDGETS_FAIL_CLOSED',
  'SPANCOST_BUDGETS_MAX_AGE_MS',
  'SPANCOST_BUDGETS_REFRESH_MS',
  'SPANCOST_COLLECTOR_URL',
  'SPANCOST_CONVENTIONS',
  'SPANCOST_DOCTOR_PACKAGES',
  'SPANCOST_GEN_AI_METRICS',
  'SPANCOST_TOKEN',
  'SPANCOST_URL',
];

/** What Kubernetes tells every pod of a Service whose name begins with `spancost`. */
const SERVICE_LINK = /^SPANCOST_(\w+_)?(SERVICE_(HOST|PORT(_\w+)?)|PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?)$/;

/** A sentence for every variable that looks like an option and is none: `SPANCOST_LISTEN_PROT sets nothing; did you mean …?` */
export function unknownVariables(env: ConfigEnvironment): readonly string[] {
  const options = variablesOf(OPTIONS).map(({ name }) => name);
  const known = [...options, CONFIG_VARIABLE, ...OTHER_VARIABLES];
  return Object.keys(env)
    .filter((name) => name.startsWith('SPANCOST_') && !known.includes(name) && !SERVICE_LINK.test(name))
    .map((name) => {
      const closest = closestTo(name, known);
      return `${name} sets nothing; ${closest === undefined ? 'docs/configuration.md lists the variables' : `did you mean ${closest}?`}`;
    });
}
