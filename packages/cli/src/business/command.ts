import {
  ADD_ACQUISITION,
  ADD_CHURN,
  ADD_REVENUE,
  LIST_ACQUISITION,
  LIST_CHURN,
  LIST_REVENUE,
  REMOVE_ACQUISITION,
  REMOVE_CHURN,
  REMOVE_REVENUE,
} from '@spancost/api';
import type { Command } from 'commander';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addRemove } from './remove.ts';
import { renderAcquisition, renderChurn, renderRevenue } from './render-records.ts';

/** `spancost revenue`, `spancost acquisition` and `spancost churn`: what was told of the business. */
export function addBusiness(root: Command): void {
  const revenue = root.command('revenue').description('What customers paid: records of a running collector.');
  addList(revenue, LIST_REVENUE, renderRevenue);
  addImport(revenue, ADD_REVENUE, 'id, tenant, user, amount_usd, from, to and note');
  addRemove(revenue, REMOVE_REVENUE);
  const acquisition = root.command('acquisition').description('What it took to win customers: records of a running collector.');
  addList(acquisition, LIST_ACQUISITION, renderAcquisition);
  addImport(acquisition, ADD_ACQUISITION, 'id, amount_usd, new_customers, channel, from, to and note');
  addRemove(acquisition, REMOVE_ACQUISITION);
  const churn = root.command('churn').description('Customers that left: records of a running collector.');
  addList(churn, LIST_CHURN, renderChurn);
  addImport(churn, ADD_CHURN, 'id, tenant, user, at and note');
  addRemove(churn, REMOVE_CHURN);
}
