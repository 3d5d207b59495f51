/** Why a message did not arrive, for operators and for a test's owner; addresses are never among the words. */
export const channelTexts = {
  blocked: '地址无效或指向内网，未发送；外网地址须为 https，内网地址须由管理员在 DUBAN_WEBHOOK_INSIDE 中允许',
  unreached: (code: string) => `连接不上对方（${code}）`,
  unknown: (code: string) => `发送中途断开（${code}），对方可能已经收到`,
  redirected: '对方要求转到其他地址，不予跟随',
  refused: (status: number) => `对方拒收（HTTP ${status}）`,
  tooOften: '对方称发送过于频繁',
  robotRefused: (code: number, message: string) => `机器人拒收（${code} ${message.slice(0, 200)}）`,
  unreadable: '对方的答复无法识别，可能已经收到',
  notConfigured: '尚未设置邮件服务器（SMTP_URL、MAIL_FROM）',
  mailRefused: (code: number, text: string) => `邮件服务器拒收（${code} ${text.slice(0, 200)}）`,
  mailLater: (code: number, text: string) => `邮件服务器暂不受理（${code} ${text.slice(0, 200)}）`,
  mailSignIn: '邮件服务器不接受 SMTP_URL 中的用户名或密码',
} as const;
