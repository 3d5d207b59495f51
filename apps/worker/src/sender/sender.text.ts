/** What the sender says, on its output and to operators. */
export const senderTexts = {
  sealBroken: '地址无法解密：密钥（DUBAN_SECRET）已更换，请本人重新填写',
  stopped: (reason: string) => `通知暂时发不出，将不断重试（${reason}）`,
  back: '通知已恢复发送',
  failed: (kind: string, count: number) =>
    `有 ${count} 条通知未能送达（${kind}），请管理员在“运行情况”中查看`,
} as const;
