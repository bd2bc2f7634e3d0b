import { diag } from '@opentelemetry/api';
import { baggageMemberOf, type Attribution, type BaggageField } from '@spancost/conventions';

/** What W3C baggage has room for; receivers drop more. */
const MAX_HEADER_CHARACTERS = 8192;
/** What we take of it. */
const MAX_OWN_CHARACTERS = 4096;

/**
 * The allowed fields of an attribution as a `baggage` header, empty if there are none. A field that finds no room is left out
 * whole, and told to OpenTelemetry's diagnostics: half an id is another's id.
 *
 * @param taken Characters of the header that others have filled already.
 * @example baggageHeader({ user: 'ü 17' }, ['user']) // 'spancost.user=%C3%BC%2017'
 */
export function baggageHeader(attribution: Attribution, fields: readonly BaggageField[], taken = 0): string {
  const room = Math.min(MAX_OWN_CHARACTERS, MAX_HEADER_CHARACTERS - taken - 1);
  let header = '';
  for (const field of fields) {
    const value = valueOf(attribution, field);
    if (value === undefined) continue;
    const member = `${encodeURIComponent(baggageMemberOf(field))}=${encodeURIComponent(value.toWellFormed())}`;
    const longer = header === '' ? member : `${header},${member}`;
    if (longer.length > room) diag.warn(`spancost: ${field} does not fit into the baggage of a request and is left out`);
    else header = longer;
  }
  return header;
}

function valueOf(attribution: Attribution, field: BaggageField): string | undefined {
  return isMetadata(field) ? attribution.metadata?.[field.slice('metadata.'.length)] : attribution[field];
}

function isMetadata(field: BaggageField): field is `metadata.${string}` {
  return field.startsWith('metadata.');
}
