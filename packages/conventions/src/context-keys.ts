/**
 * Name of the OpenTelemetry context key that says: the AI call that is being made here has its span already. Whoever only
 * watches the network leaves such a call alone.
 */
export const CONTEXT_KEY_CALL_OWNED = 'spancost.call_owned';

/**
 * Name of the OpenTelemetry context key that holds what the surrounding scopes say about recording content: a list of
 * {@link ContentSetting}, the outermost first.
 */
export const CONTEXT_KEY_CONTENT = 'spancost.content';

/**
 * Key of the property of a span that lists the content attributes which an instrumentation of ours recorded on it: those are
 * redacted and limited already.
 */
export const RECORDED_CONTENT: unique symbol = Symbol.for('spancost.recorded_content');
