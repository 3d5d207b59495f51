import type { Channel, MessageKind } from './channel';
import { dingtalkChannel } from './dingtalk.channel';
import { emailChannel } from './email.channel';
import { feishuChannel } from './feishu.channel';
import { Outlets } from './outlets';
import { webhookChannel } from './webhook.channel';
import { wecomChannel } from './wecom.channel';

/** What the ways out need of the settings. */
export interface ChannelSettings {
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  /** Places inside the network that may be called. */
  readonly webhookInside: readonly string[];
  /** Names this installation to webhooks. */
  readonly publicUrl: string;
}

/** All ways out; `mail` says whether mail can leave at all. */
export interface Channels {
  readonly of: Readonly<Record<MessageKind, Channel>>;
  readonly outlets: Outlets;
  readonly mail: boolean;
  readonly close: () => void;
}

/** The adapters of one process. Mail's connections are closed by `close`. */
export function makeChannels(settings: ChannelSettings): Channels {
  const { smtpUrl, mailFrom } = settings;
  const outlets = new Outlets(settings.webhookInside);
  const way = smtpUrl === undefined || mailFrom === undefined ? null : { smtpUrl, from: mailFrom };
  const email = emailChannel(way);
  return {
    of: {
      email,
      wecom: wecomChannel(outlets),
      dingtalk: dingtalkChannel(outlets),
      feishu: feishuChannel(outlets),
      webhook: webhookChannel(outlets, settings.publicUrl),
    },
    outlets,
    mail: way !== null,
    close: email.close,
  };
}
