/** Text from outside, so that it cannot do anything to a terminal. */
export const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');
