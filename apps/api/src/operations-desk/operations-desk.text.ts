const errors: Readonly<Record<string, string>> = {
  interrupted: '发送进程中断，对方可能已经收到',
};

/** Why a delivery did not arrive, in words; what is already in words stays. */
export function deliveryError(error: string | null): string | null {
  return error === null ? null : (errors[error] ?? error);
}

const incidentTitles: Readonly<Record<string, string>> = {
  'docket-wake': '责任清单到时未能处理，稍后再试',
  'notices-unheld': '有通知无人接收：单位及其上级农办均未开设账号',
};

/** What an incident is about. */
export function incidentTitle(kind: string): string {
  return incidentTitles[kind] ?? kind;
}
