import type { Finding } from './finding.ts';
import type { InstalledPackage } from './installed-packages.ts';

/** Packages that make spans of the same AI calls. */
const DOUBLING: readonly RegExp[] = [
  /^@opentelemetry\/instrumentation-(?:openai|anthropic|google-genai|cohere|langchain|bedrock)/,
  /^@traceloop\/(?:node-server-sdk$|instrumentation-)/,
  /^@arizeai\/openinference-instrumentation-/,
  /^openlit$/,
  /^@langfuse\/openai$/,
];

/** The other instrumentations of AI calls that are installed; one that the application itself asks for is a problem. */
export function doublingFindings(packages: readonly InstalledPackage[]): readonly Finding[] {
  return packages
    .filter(({ name }) => DOUBLING.some((pattern) => pattern.test(name)))
    .map(({ name, version, isDeclared }) => ({
      check: 'instrumentation',
      status: isDeclared ? 'problem' : 'note',
      what: isDeclared
        ? `${name} ${version} makes a second span of the same AI calls: remove it, or the instrumentation of Spancost for this SDK`
        : `${name} ${version} is installed and no dependency of this folder: if it is started, calls have two spans`,
    }));
}
