import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

/** What an application says it made before it ended. */
export interface Made {
  readonly rounds: number;
  /** Of chats; embeddings have none. */
  readonly responseIds: readonly string[];
  readonly expensiveId: string;
}

/** An application that calls until it is told to finish. */
export class ApplicationProcess {
  readonly name: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<Made>;
  #complaints = '';

  constructor(name: string, command: readonly [string, ...string[]], env: Readonly<Record<string, string>>) {
    this.name = name;
    const [program, ...args] = command;
    const child = spawn(program, args, { env: { ...process.env, OTEL_SERVICE_NAME: name, ...env } });
    let output = '';
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (this.#complaints += String(data)));
    this.#process = child;
    this.#ended = new Promise((resolve, reject) => {
      child.once('exit', (code) =>
        code === 0 ? resolve(JSON.parse(output) as Made) : reject(new Error(`${name} ended with ${code}:\n${this.#complaints}`)),
      );
    });
    // Whoever finishes it sees the error; until then it is nobody's.
    this.#ended.catch(() => {});
  }

  /** Tells it to make its last calls and to end. */
  async finish(): Promise<Made> {
    this.#process.stdin.write('finish\n');
    return await this.#ended;
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** What it wrote on stderr: its exporters complain there about what they lose. */
  get complaints(): string {
    return this.#complaints;
  }
}
