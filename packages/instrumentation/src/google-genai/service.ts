import type { EndpointCache } from '../endpoint-cache.ts';
import { hasHostSuffix, type Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';

/** Which of Google's services a client speaks to, and where that is. */
export interface Service {
  /** `gcp.gemini` or `gcp.vertex_ai`, as the client was made: a proxy's host says nothing of it. */
  readonly provider: string;
  readonly endpoint: Endpoint;
  /** Location of Vertex AI: `europe-west4`, `us`, `global`; undefined for the Gemini API, which has none. */
  readonly geography: string | undefined;
}

/** Host of Vertex AI that is in no one place; what is called with a key and no project goes there. */
const GLOBAL_HOST = 'aiplatform.googleapis.com';

/** The service that the `Models` of a client send a request to. */
export function serviceOf(models: object, params: unknown, endpoints: EndpointCache): Service {
  const client = field(models, 'apiClient');
  const ofRequest = text(field(field(params, 'config'), 'httpOptions'), 'baseUrl');
  // The SDK keeps its options with the defaults filled in.
  const ofClient = text(field(field(client, 'clientOptions'), 'httpOptions'), 'baseUrl');
  const endpoint = endpoints.at(typeof client === 'object' && client !== null ? client : models, ofRequest ?? ofClient);
  if (!field(field(client, 'clientOptions'), 'vertexai')) return { provider: 'gcp.gemini', endpoint, geography: undefined };
  return { provider: 'gcp.vertex_ai', endpoint, geography: locationOf(client, text(params, 'model'), endpoint) };
}

/** A full resource name says where the model is; else the client does. */
function locationOf(client: unknown, model: string | undefined, { host }: Endpoint): string | undefined {
  const named = model === undefined ? null : /^projects\/[^/]+\/locations\/([^/]+)\//.exec(model);
  const location = named?.[1] ?? text(field(client, 'clientOptions'), 'location');
  if (location !== undefined) return location;
  return host !== undefined && hasHostSuffix(host, GLOBAL_HOST) ? 'global' : undefined;
}
