/**
 * Name of the parameter that says of how many requests a usage is the sum. No request of a batch is as long as all of them
 * together, so that a price for long prompts must not be taken for the sum.
 */
export const PARAMETER_BATCH_REQUESTS = 'batch_requests';
