/** One event of a stream with a name, as Anthropic and the Responses API send them. */
export function namedEvent(data: { readonly type: string }): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** One event of a stream of JSON lines, as Cohere's older API and Ollama send them. */
export function jsonLine(data: unknown): string {
  return `${JSON.stringify(data)}\n`;
}

/** One event of a stream without a name, as chat completions send them. */
export function dataEvent(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
