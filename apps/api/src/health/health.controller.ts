import { Controller, Get, Res } from '@nestjs/common';
import { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../access/operation.decorator';
import { Engine } from '../engine/engine.service';
import { Metrics } from './metrics.service';

const healthAnswer = z.object({ status: z.string(), database: z.string().optional() });
/** Milliseconds after which a database that does not answer counts as away. */
const patienceMs = 2_000;

/** For process trees, load balancers and Prometheus; outside the versioned routes. */
@Controller()
export class HealthController {
  constructor(
    private readonly engine: Engine,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Operation({ id: 'health.live', access: 'public', answer: healthAnswer })
  live(): object {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Operation({ id: 'health.ready', access: 'public', answer: healthAnswer })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const database = await this.#databaseAnswers();
    void reply.status(database ? 200 : 503);
    return { status: database ? 'ok' : 'waiting', database: database ? 'ok' : 'away' };
  }

  @Get('metrics')
  @Operation({ id: 'health.metrics', access: 'public', answer: 'file' })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }

  async #databaseAnswers(): Promise<boolean> {
    const parts = this.engine.opened;
    if (parts === null) return false;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMs);
    });
    const asked = parts.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  }
}
