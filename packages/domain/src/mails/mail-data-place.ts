/** Where what a mail is made of is sealed for. */
export const mailDataPlace = (mailId: string) => ({ table: 'mails', row: mailId, column: 'data_sealed' })
