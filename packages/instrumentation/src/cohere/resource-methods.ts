import { OPERATION_FETCH_BATCH, OPERATION_TRANSCRIPTION } from '@spancost/conventions';

/** A method of one of a client's resources. */
export interface ResourceMethod {
  /** Where the resource is, from a `CohereClient`. */
  readonly path: readonly string[];
  /** Methods of this name of other resources are not meant. */
  readonly method: string;
  /** Value of `gen_ai.operation.name`. */
  readonly operation: string;
}

/**
 * What resources of a client bring or cost money for: batches and jobs that are fetched when they are over, and sounds that become
 * text. As read in cohere-ai 7.21 and 8.1; earlier versions have some of them.
 */
export const RESOURCE_METHODS: readonly ResourceMethod[] = [
  { path: ['batches'], method: '__retrieve', operation: OPERATION_FETCH_BATCH },
  { path: ['embedJobs'], method: '__get', operation: OPERATION_FETCH_BATCH },
  { path: ['audio', 'transcriptions'], method: '__create', operation: OPERATION_TRANSCRIPTION },
];
