import { RECORD_OPERATIONS, writtenAcquisition, writtenChurn, writtenRevenue } from '@spancost/api';
import type { Command } from 'commander';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addRemove } from './remove.ts';
import { renderAcquisition, renderChurn, renderRevenue } from './render-records.ts';

/** `spancost revenue`, `spancost acquisition` and `spancost churn`: what was told of the business. */
export function addBusiness(root: Command): void {
  const revenue = root.command('revenue').description('What customers paid: records of a running collector.');
  addList(revenue, RECORD_OPERATIONS.revenue.list, renderRevenue);
  addImport(revenue, RECORD_OPERATIONS.revenue.add, Object.keys(writtenRevenue.shape));
  addRemove(revenue, RECORD_OPERATIONS.revenue.remove);
  const acquisition = root.command('acquisition').description('What it took to win customers: records of a running collector.');
  addList(acquisition, RECORD_OPERATIONS.acquisition.list, renderAcquisition);
  addImport(acquisition, RECORD_OPERATIONS.acquisition.add, Object.keys(writtenAcquisition.shape));
  addRemove(acquisition, RECORD_OPERATIONS.acquisition.remove);
  const churn = root.command('churn').description('Customers that left: records of a running collector.');
  addList(churn, RECORD_OPERATIONS.churn.list, renderChurn);
  addImport(churn, RECORD_OPERATIONS.churn.add, Object.keys(writtenChurn.shape));
  addRemove(churn, RECORD_OPERATIONS.churn.remove);
}
