import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

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

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Counts an answer; routes by their pattern, so that ids make no series of their own. */
  count(request: FastifyRequest, reply: FastifyReply): void {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none' };
    this.#seconds.observe(labels, reply.elapsedTime / 1000);
    this.#answers.inc({ ...labels, status: reply.statusCode });
  }
}
