import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import type { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { operationMetadata } from './operation.decorator';
import type { OperationSpec } from './operation.decorator';

/** A handler as it is served. */
export interface ServedOperation {
  readonly method: string;
  /** `/tasks/:id/events`, without the prefix. */
  readonly path: string;
  readonly spec: OperationSpec;
}

interface Discovery {
  readonly discovery: DiscoveryService;
  readonly scanner: MetadataScanner;
  readonly reflector: Reflector;
}

/**
 * Every handler of every controller with what it declares.
 * @throws Error that names the handlers which declare no access
 */
export function servedOperations({ discovery, scanner, reflector }: Discovery): readonly ServedOperation[] {
  const undeclared: string[] = [];
  const found: ServedOperation[] = [];
  for (const { instance, metatype } of discovery.getControllers()) {
    if (!metatype || typeof instance !== 'object' || instance === null) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[name];
      if (handler === undefined) continue;
      const method = reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
      if (method === undefined) continue;
      const spec = reflector.get<OperationSpec | undefined>(operationMetadata, handler);
      if (spec === undefined) {
        undeclared.push(`${metatype.name}.${name}`);
        continue;
      }
      const paths = [
        reflector.get<string>(PATH_METADATA, metatype),
        reflector.get<string>(PATH_METADATA, handler),
      ];
      const path = `/${paths
        .flatMap((part) => part.split('/'))
        .filter(Boolean)
        .join('/')}`;
      found.push({ method: RequestMethod[method], path, spec });
    }
  }
  if (undeclared.length > 0) throw new Error(`Handlers without an access decision: ${undeclared.join(', ')}`);
  return found;
}
