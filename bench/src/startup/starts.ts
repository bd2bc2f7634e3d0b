/** One way to start a process. */
export interface Start {
  readonly name: string;
  /** Options of Node before the program. */
  readonly nodeOptions: readonly string[];
  /** The program: an ES module up to the point where telemetry is on. */
  readonly program: string;
}

const NODE_SDK = "import { NodeSDK } from '@opentelemetry/sdk-node';";
const OFFICIAL = "import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';";

/** What the others are compared with: OpenTelemetry's SDK for Node with what its variables ask for by default, OTLP for all signals. */
export const BARE = 'OpenTelemetry SDK';
/** The one that the target is for. */
export const SPANCOST = 'register() of @spancost/node';
/** The official instrumentation of openai, in that SDK. */
export const WITH_OFFICIAL = 'OpenTelemetry SDK with instrumentation-openai 0.22.0';

export const STARTS: readonly Start[] = [
  { name: 'Node alone', nodeOptions: [], program: '' },
  { name: BARE, nodeOptions: [], program: `${NODE_SDK} new NodeSDK().start();` },
  { name: `${BARE}, again (A/A)`, nodeOptions: [], program: `${NODE_SDK} new NodeSDK().start();` },
  { name: SPANCOST, nodeOptions: [], program: "import { register } from '@spancost/node'; register();" },
  { name: '--import @spancost/node/register', nodeOptions: ['--import', '@spancost/node/register'], program: '' },
  {
    name: WITH_OFFICIAL,
    nodeOptions: [],
    program: `${NODE_SDK} ${OFFICIAL} new NodeSDK({ instrumentations: [new OpenAIInstrumentation()] }).start();`,
  },
];
