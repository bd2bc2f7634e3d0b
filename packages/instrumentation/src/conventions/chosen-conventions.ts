import { diag } from '@opentelemetry/api';
import { conventionsOptedInto, EMITTED_CONVENTIONS, parseConventions, type EmittedConventions } from '@spancost/conventions';

/** Environment variable of the choice; OpenTelemetry's own says less, and comes after it. */
const VARIABLE = 'SPANCOST_CONVENTIONS';

/**
 * The conventions to emit: what the application says, else `SPANCOST_CONVENTIONS`, else what `OTEL_SEMCONV_STABILITY_OPT_IN` says
 * about GenAI, else today's. A choice that is none is told to OpenTelemetry's diagnostics, and the next one counts.
 */
export function chosenConventions(option?: unknown): EmittedConventions {
  return (
    choice('the option conventions', option) ??
    choice(VARIABLE, process.env[VARIABLE]) ??
    conventionsOptedInto(process.env['OTEL_SEMCONV_STABILITY_OPT_IN']) ??
    'current'
  );
}

function choice(where: string, asked: unknown): EmittedConventions | undefined {
  if (asked === undefined || asked === '') return undefined;
  const conventions = parseConventions(asked);
  if (conventions === undefined) diag.error(`spancost: ${where} must be one of ${EMITTED_CONVENTIONS.join(', ')}, and is not:`, asked);
  return conventions;
}
