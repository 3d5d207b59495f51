/** How to reach a Temporal that is not the embedded one; paths are files in PEM. */
export interface TemporalTls {
  readonly serverCaPath?: string;
  readonly clientCertPath?: string;
  readonly clientKeyPath?: string;
  readonly serverName?: string;
}

export interface TemporalSettings {
  /** `host:port`; missing: the embedded server. */
  readonly address?: string;
  readonly namespace: string;
  readonly apiKey?: string;
  /** Present if the connection is encrypted (always with an API key). */
  readonly tls?: TemporalTls;
}

/** What the environment says, checked. Source: contract, "Two commands". */
export interface Settings {
  /** `postgresql://…`; missing: the embedded server. */
  readonly databaseUrl?: string;
  readonly temporal: TemporalSettings;
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Demonstration accounts and documents are wanted. */
  readonly demo: boolean;
  /** Signs sessions; in demonstration mode it may be missing here, and one is kept in the data folder. */
  readonly secret?: string;
  /** The instant (ms) at which business time is to begin; only with `demo`. */
  readonly clock?: number;
  /** Business time minus real time, ms, as handed down by the process that started this one. */
  readonly clockOffsetMs?: number;
  /** `HH:MM`, Beijing time, from which machines send. */
  readonly remindAt: string;
  /** Where people reach the console, without a slash at its end; the API's own address unless set. For links in messages. */
  readonly publicUrl: string;
  /** Hosts, addresses and ranges inside the network that addresses given by people may reach; empty: none. */
  readonly webhookInside: readonly string[];
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
}
