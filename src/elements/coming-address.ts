/** The fragment that opens the coming version in a reader; where none is to come, a reader shows the text in force. */
export const COMING = '#an-tam-coming';
