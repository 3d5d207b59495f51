import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { freePort } from '../../libs/runtime/src/ports';
import { processIdentity } from '../../libs/runtime/src/process/identity';

const root = path.join(__dirname, '..', '..');
const program = path.join(root, 'apps', 'cli', 'bin', 'duban.js');

const runs = (pid: number): boolean => processIdentity(pid) !== undefined;

/** What a person needs to sign in with. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly unit: string | null;
  readonly post: string;
}

interface RuntimeFile {
  readonly api: string;
  readonly processes: readonly { readonly name: string; readonly pid: number }[];
}

/** `npm start` in a data folder of its own, as a stranger would start it: real parts, real processes. */
export class WholeSystem {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'duban-whole-'));
  private child: ChildProcess | null = null;
  private port = 0;
  output = '';

  constructor(private readonly settings: Readonly<Record<string, string>> = {}) {}

  get api(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts and waits until it says that it is ready; fails with its output where it does not. */
  async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    this.port ||= await freePort();
    const child = spawn(process.execPath, [program, 'up', '--json'], {
      cwd: root,
      env: { ...this.environment(), ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.output = '';
    await new Promise<void>((resolve, reject) => {
      let announced = '';
      child.stderr.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
      child.stdout.on('data', (chunk: Buffer) => {
        announced += chunk.toString();
        if (announced.includes('\n')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`up ended with ${code}: ${this.output}`)));
    });
  }

  /** Runs a command of the CLI against this system. */
  cli(...args: string[]): {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  } {
    return spawnSync(process.execPath, [program, ...args], {
      cwd: root,
      env: this.environment(),
      encoding: 'utf8',
    });
  }

  accounts(): readonly DemoAccount[] {
    return JSON.parse(readFileSync(path.join(this.dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  }

  processes(): readonly { readonly name: string; readonly pid: number }[] {
    return (JSON.parse(readFileSync(path.join(this.dataDir, 'runtime.json'), 'utf8')) as RuntimeFile)
      .processes;
  }

  /** The power goes out: every process of the tree at once, none asked. */
  async killAll(): Promise<void> {
    const child = this.running();
    const pids = [child.pid ?? 0, ...this.processes().map((each) => each.pid)];
    const ended = once(child, 'exit');
    for (const pid of new Set(pids)) {
      if (runs(pid)) process.kill(pid, 'SIGKILL');
    }
    await ended;
    this.child = null;
  }

  /** Stops in order; answers the exit code and the processes that outlived it. */
  async stop(): Promise<{ readonly code: number | null; readonly left: readonly string[] }> {
    const child = this.running();
    const before = this.processes();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    this.child = null;
    return { code, left: before.filter((each) => runs(each.pid)).map((each) => each.name) };
  }

  /** Whatever a test left: nothing of it stays. */
  async dispose(): Promise<void> {
    if (this.child !== null && this.child.exitCode === null) await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private running(): ChildProcess {
    if (this.child === null) throw new Error('the system does not run');
    return this.child;
  }

  private environment(): NodeJS.ProcessEnv {
    return { ...process.env, DUBAN_DATA: this.dataDir, PORT: String(this.port), ...this.settings };
  }
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** A signed-in person who asks the service over HTTP. */
export class Person {
  private constructor(
    private readonly api: string,
    private readonly token: string,
  ) {}

  static async signIn(api: string, account: DemoAccount): Promise<Person> {
    const response = await fetch(`${api}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: account.username, password: account.password }),
    });
    if (!response.ok) throw new Error(`${account.username}: ${await response.text()}`);
    return new Person(api, ((await response.json()) as { accessToken: string }).accessToken);
  }

  async get<T>(route: string): Promise<Answer<T>> {
    return this.ask<T>(route, { method: 'GET' });
  }

  async post<T>(route: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.ask<T>(route, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  private async ask<T>(route: string, init: RequestInit): Promise<Answer<T>> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.token}`);
    const response = await fetch(`${this.api}/api/v1${route}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text || 'null') as T };
  }
}
