import type { Instant } from '@duban/calendar';
import type { Organisation } from '@duban/organisation';
import type { ServiceSettings } from '@duban/runtime';

/** What the API is started with; one instance is handed to every part. */
export class ApiContext {
  constructor(
    readonly settings: Pick<
      ServiceSettings,
      | 'databaseUrl'
      | 'mailFrom'
      | 'publicUrl'
      | 'remindAt'
      | 'secret'
      | 'smtpUrl'
      | 'temporal'
      | 'webhookInside'
    >,
    readonly organisation: Organisation,
    /** Business time: what every rule and page takes for the present. */
    readonly now: () => Instant,
    /** Folder of the console's built files; null: none is served. */
    readonly consoleFolder: string | null,
  ) {}

  /** An instant that the database's own clock wrote, in business time. */
  businessInstant(machine: Date): Instant {
    return machine.getTime() + this.now() - Date.now();
  }
}
