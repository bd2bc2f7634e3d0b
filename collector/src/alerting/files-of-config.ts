import { budgetsFileOf, readBudgetsFile } from '../budgets/store/budgets-file.ts';
import { loadConfig, type ConfigEnvironment } from '../config/load-config.ts';
import { alertmanagerFiles, type AlertmanagerFiles } from './alertmanager-config.ts';

/**
 * What a collector with this configuration gives to Alertmanager, for those who put it there themselves: with the budgets of the file
 * that `loadConfig` reads, and of those that its API has kept beside the ledger.
 *
 * @throws ConfigError for a configuration, or a file of budgets, that cannot be used.
 */
export function alertmanagerFilesOf(path: string | undefined, env: ConfigEnvironment): AlertmanagerFiles {
  const { alerting, budgets, ledger, metrics } = loadConfig(path, env);
  const names = new Set(budgets.map(({ name }) => name));
  const made = readBudgetsFile(budgetsFileOf(ledger.path), metrics.timeZone).map(({ budget }) => budget);
  return alertmanagerFiles({ alerting, budgets: [...budgets, ...made.filter(({ name }) => !names.has(name))] });
}
