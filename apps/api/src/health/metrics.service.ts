import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { countDeliveries } from '@duban/persistence';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Engine } from '../engine/engine.service';

/** Not delivered (yet). */
const open: ReadonlySet<string> = new Set(['waiting', 'sending', 'failed', 'uncertain']);

/** What the process measures of itself, in Prometheus' form. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds = new Histogram({
    name: 'duban_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.#registry],
  });
  readonly #answers = new Counter({
    name: 'duban_http_answers_total',
    help: 'Answers by status',
    labelNames: ['method', 'route', 'status'],
    registers: [this.#registry],
  });

  readonly #deliveries = new Gauge({
    name: 'duban_deliveries',
    help: 'Notifications on channels outside the inbox, by how they stand',
    labelNames: ['kind', 'state'],
    registers: [this.#registry],
  });
  readonly #oldest = new Gauge({
    name: 'duban_delivery_oldest_seconds',
    help: 'Age of the oldest notification that is not delivered, by how it stands',
    labelNames: ['kind', 'state'],
    registers: [this.#registry],
  });

  constructor(private readonly engine: Engine) {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    await this.#countDeliveries();
    return this.#registry.metrics();
  }

  /** Counts an answer; routes by their pattern, so that ids make no series of their own. */
  count(request: FastifyRequest, reply: FastifyReply): void {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none' };
    this.#seconds.observe(labels, reply.elapsedTime / 1000);
    this.#answers.inc({ ...labels, status: reply.statusCode });
  }

  /** Asked of the table at each reading, so that any number of workers count as one; without a database, nothing. */
  async #countDeliveries(): Promise<void> {
    this.#deliveries.reset();
    this.#oldest.reset();
    const pool = this.engine.opened?.pool;
    if (pool === undefined) return;
    const counts = await countDeliveries(pool).catch(() => []); // the database's absence is what /health/ready tells
    for (const { kind, state, count, oldest } of counts) {
      this.#deliveries.set({ kind, state }, count);
      if (open.has(state)) this.#oldest.set({ kind, state }, oldest);
    }
  }
}
