export { getMailSettings } from '../endpoints/get-mail-settings.ts'
export * from '../mails.ts'
