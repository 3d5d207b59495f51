/** What a demonstration account is called in Chinese, beside the titles that the organisation gives to posts. */
export const administratorTitle = '系统管理员';
