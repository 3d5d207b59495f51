import { readFile } from 'node:fs/promises';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import type { TemporalSettings } from './settings';

/** What both the client's `Connection` and the worker's `NativeConnection` take. */
export interface TemporalConnectionOptions {
  address: string;
  apiKey?: string;
  tls?: {
    serverNameOverride?: string;
    serverRootCACertificate?: Buffer;
    clientCertPair?: { crt: Buffer; key: Buffer };
  };
}

/** Connection options out of the settings, certificates read. @throws RuntimeFault (2) if one cannot be read */
export async function temporalConnectionOptions(
  settings: TemporalSettings & { readonly address: string },
): Promise<TemporalConnectionOptions> {
  const { address, apiKey, tls } = settings;
  if (tls === undefined) return { address, apiKey };
  const { clientCertPath, clientKeyPath, serverCaPath, serverName } = tls;
  return {
    address,
    apiKey,
    tls: {
      serverNameOverride: serverName,
      serverRootCACertificate: serverCaPath === undefined ? undefined : await pem(serverCaPath),
      clientCertPair:
        clientCertPath === undefined || clientKeyPath === undefined
          ? undefined
          : { crt: await pem(clientCertPath), key: await pem(clientKeyPath) },
    },
  };
}

async function pem(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new RuntimeFault(messages.certificateUnreadable(file), 2, { cause: error });
  }
}
