import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Release } from './releases';

const answerSchema = z.object({ archiveUrl: z.string(), fileToExtract: z.string() });

/** Where Temporal's SDKs ask for their servers; the answer names the archive and the file in it. */
const address = 'https://temporal.download';
const answerWithinMs = 8000;
/** For the whole archive: where packets are dropped a download stands still without ever failing. */
export const sdkDownloadLimitMs = 120_000;

/**
 * Fetches a program the way the SDKs do, into a folder.
 * @returns the path of the unpacked program
 * @throws if the address is out of reach, too slow, or the archive cannot be unpacked
 */
export async function downloadFromSdk(
  release: Release,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    platform: process.platform,
    format: 'tar.gz',
  });
  const answer = await fetch(`${address}/${release.artifact}/v${release.version}?${query.toString()}`, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const { archiveUrl, fileToExtract } = answerSchema.parse(await answer.json());
  const archive = await fetch(archiveUrl, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(sdkDownloadLimitMs)]),
  });
  if (!archive.ok || archive.body === null) throw new Error(`HTTP ${archive.status}`);
  const file = path.join(folder, 'archive.tar.gz');
  await pipeline(Readable.fromWeb(archive.body), createWriteStream(file));
  const tar = spawn('tar', ['-xzf', file, '-C', folder, fileToExtract], { stdio: 'ignore' });
  const [code] = (await once(tar, 'close')) as [number | null];
  if (code !== 0) throw new Error(`tar: ${code ?? 'signal'}`);
  return path.join(folder, fileToExtract);
}
