/** Words of the channels' refusals. */
export const channelTexts = {
  notMail: '不是邮件地址',
  notUrl: '不是网址',
  blocked: '地址须为 https，且不得指向内网；内网地址须由管理员在 DUBAN_WEBHOOK_INSIDE 中允许',
  addressMissing: '请填写地址',
  noAddress: '日历订阅的地址由系统给出，不能填写',
} as const;
