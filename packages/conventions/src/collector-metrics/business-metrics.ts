import type { CollectorMetric } from './collector-metric.ts';

export type BusinessMetricKey = 'revenue' | 'customerValue' | 'customerAcquisitionCost';

/** What customers pay, are worth and cost to win, computed from the records of the business; there are none until somebody tells some. */
export const BUSINESS_METRICS: Readonly<Record<BusinessMetricKey, CollectorMetric>> = {
  revenue: {
    name: 'spancost_revenue_usd',
    help: 'Revenue of a calendar period up to today, of the last days or of all time; shown once some is recorded of it',
    type: 'gauge',
    labels: ['period'],
  },
  customerValue: {
    name: 'spancost_customer_lifetime_value_usd',
    help: 'Monthly margin of a customer by the churn of a month, of the last 90 days, for customers that are tenants or users',
    type: 'gauge',
    labels: ['period', 'dimension'],
  },
  customerAcquisitionCost: {
    name: 'spancost_customer_acquisition_cost_usd',
    help: 'What was spent to win a customer in the last 90 days',
    type: 'gauge',
    labels: ['period'],
  },
};
