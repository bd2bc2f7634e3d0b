/**
 * Name of the OpenTelemetry context key that says: the AI call that is being made here has its span already. Whoever only
 * watches the network leaves such a call alone.
 */
export const CONTEXT_KEY_CALL_OWNED = 'spancost.call_owned';
