/** Values of `gen_ai.operation.name` that cost money by themselves; everything else only contains such calls. */
export const PRICED_OPERATIONS: readonly string[] = ['chat', 'generate_content', 'text_completion', 'embeddings'];

/** Operations whose usage has no output: an unknown output does not make them incomplete. */
const INPUT_ONLY: readonly string[] = ['embeddings'];

/**
 * Whether a span of this operation is one charge. Agent, workflow and tool spans repeat the usage of the calls below
 * them, and `fetch_response` that of an earlier call; neither is.
 */
export function isPricedOperation(operation: unknown): operation is string {
  return typeof operation === 'string' && PRICED_OPERATIONS.includes(operation);
}

/** Whether the usage of this operation must have an output to be complete. */
export function hasOutput(operation: string): boolean {
  return !INPUT_ONLY.includes(operation);
}

/** Operation of a span that only contains AI calls, and so costs nothing by itself. */
export const OPERATION_INVOKE_WORKFLOW = 'invoke_workflow';
