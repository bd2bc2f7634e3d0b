/**
 * The usage event: one OTLP log record for each AI call, sampled or not. Its timestamp is the call's start; its trace and
 * span id are the call's span; its attributes are the span's usage, attribution and provisional cost, never content.
 */
export const EVENT_SPANCOST_USAGE = 'spancost.usage';
