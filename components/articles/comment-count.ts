/** "21 comments", "1 comment". */
export function countComments(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'comment' : 'comments'}`
}
