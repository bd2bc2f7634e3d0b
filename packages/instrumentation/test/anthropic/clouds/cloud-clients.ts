import * as bedrock1 from '@anthropic-ai/bedrock-sdk';
import type Anthropic from '@anthropic-ai/sdk';
import * as vertex1 from '@anthropic-ai/vertex-sdk';
import * as bedrock0 from 'anthropic-bedrock-sdk-0';
import * as vertex0 from 'anthropic-vertex-sdk-0';

/** A client for a cloud, with the methods of Anthropic's own that the tests call. */
type MakeClient = (sdk: unknown, standIn: string, options?: object) => Anthropic;

/** One major of the SDK of a cloud: the ES module, which tests instrument. */
export interface CloudClients {
  readonly cloud: 'bedrock' | 'vertex';
  readonly version: string;
  readonly instrumented: unknown;
  readonly clientOf: MakeClient;
  /** The model as the cloud names it. */
  readonly model: string;
}

const bedrock: Pick<CloudClients, 'cloud' | 'model' | 'clientOf'> = {
  cloud: 'bedrock',
  model: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  clientOf(sdk, standIn, options) {
    const { AnthropicBedrock } = sdk as typeof bedrock1;
    const keys = { awsAccessKey: 'any', awsSecretKey: 'any', awsRegion: 'eu-central-1' };
    return new AnthropicBedrock({ baseURL: `${standIn}/bedrock`, ...keys, ...options }) as unknown as Anthropic;
  },
};

/** What the SDK asks Google's library for. */
const authClient = { projectId: 'shop', getRequestHeaders: async () => new Headers({ authorization: 'Bearer any' }) };

const vertex: typeof bedrock = {
  cloud: 'vertex',
  model: 'claude-sonnet-4-5@20250929',
  clientOf(sdk, standIn, options) {
    const { AnthropicVertex } = sdk as typeof vertex1;
    const made = { baseURL: `${standIn}/google/v1`, region: 'us-east5', projectId: 'shop', authClient, ...options };
    return new AnthropicVertex(made as unknown as ConstructorParameters<typeof AnthropicVertex>[0]) as unknown as Anthropic;
  },
};

/** The two newest majors of both. */
export const CLOUD_CLIENTS: readonly CloudClients[] = [
  { ...bedrock, version: '1.1', instrumented: bedrock1 },
  { ...bedrock, version: '0.36', instrumented: bedrock0 },
  { ...vertex, version: '1.1', instrumented: vertex1 },
  { ...vertex, version: '0.22', instrumented: vertex0 },
];
