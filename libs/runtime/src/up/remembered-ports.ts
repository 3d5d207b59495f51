import path from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from '../json-file';

const portsSchema = z.object({
  postgres: z.number().int().optional(),
  temporal: z.number().int().optional(),
});

/** Ports of the embedded servers, kept so that connections noted elsewhere hold over a restart. */
export class RememberedPorts {
  private readonly file: string;
  private ports: z.infer<typeof portsSchema>;

  constructor(dataDir: string) {
    this.file = path.join(dataDir, 'ports.json');
    this.ports = portsSchema.safeParse(readJson(this.file)).data ?? {};
  }

  get(name: 'postgres' | 'temporal'): number | undefined {
    return this.ports[name];
  }

  set(name: 'postgres' | 'temporal', port: number): void {
    if (this.ports[name] === port) return;
    this.ports = { ...this.ports, [name]: port };
    writeJson(this.file, this.ports);
  }
}
