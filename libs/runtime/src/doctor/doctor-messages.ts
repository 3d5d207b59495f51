/** Everything the doctor says. */
export const doctorMessages = {
  settings: '设置',
  mendSettings: '改正环境变量或 .env 中的这一项',
  mendAsSaid: '按上面的提示处理',
  mendUnknown: '查看数据目录下 logs 中的日志',

  node: 'Node.js',
  nodeFound: (version: string): string => `版本 ${version}`,
  mendNode: (least: string): string => `安装 Node.js ${least} 或更新的版本`,

  data: '数据目录',
  dataFound: (folder: string, free: string): string => `${folder} 可写，剩余空间 ${free}`,
  mendSpace: '腾出磁盘空间，或用 DUBAN_DATA 指定另一个目录',
  mendData: '检查目录的权限，或用 DUBAN_DATA 指定另一个目录',

  ports: '端口',
  portFree: (place: string): string => `${place} 空闲`,
  portOurs: (place: string): string => `${place} 由正在运行的督办使用`,
  portTaken: (place: string, code: string): string => `${place} 不可用（${code}）`,
  mendPort: '停止占用它的程序，或用 PORT、HOST 指定另一个',

  postgres: 'PostgreSQL',
  postgresAnswers: (version: string, host: string): string => `${host} 上的 ${version} 连接正常`,
  postgresReady: (version: string): string => `内置的 ${version} 可用（未启动）`,
  postgresOld: (version: string): string => `版本 ${version} 过旧`,
  mendPostgresOld: '使用 PostgreSQL 15 或更新的版本，或去掉 DATABASE_URL 改用内置的',
  mendPostgresAway: '启动该数据库，或改正 DATABASE_URL；内置的数据库随 npm start 启动',

  temporal: 'Temporal',
  temporalAnswers: (address: string): string => `${address} 连接正常，检索属性齐全`,
  temporalLacks: (names: string): string => `缺少检索属性 ${names}`,
  temporalReady: (file: string): string => `程序可用（${file}，未启动）`,
  temporalToFetch: '程序尚未下载，首次启动时自动下载',
  mendTemporalFetch: '首次启动时需要能访问网络，或先把 temporal 放入 PATH',
  mendTemporalAway: '启动该服务，或改正 TEMPORAL_ADDRESS；内置的 Temporal 随 npm start 启动',
  mendTemporalLacks: '重新运行 npm start（自动添加），或请 Temporal 的管理员添加',

  clock: '时钟',
  clockReal: (now: string): string => `业务时间 ${now}，与本机时间一致`,
  clockMoved: (now: string): string => `业务时间 ${now}（由 DUBAN_CLOCK 设定）`,
  clockSkew: (seconds: number): string => `本机时间与数据库相差 ${seconds} 秒`,
  clockZone: '本机的 Node.js 不认识北京时间（缺少时区数据）',
  mendClockSkew: '校准本机或数据库服务器的时间（如启用 NTP）',
  mendClockZone: '使用带完整国际化数据的 Node.js',
};
