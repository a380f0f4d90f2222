/**
 * Characters of scripts that put no spaces between words, as ranges that mean the same within the brackets of a regular
 * expression, of SQLite's GLOB and of a PostgreSQL pattern: Thai, Lao, Burmese, Khmer, Japanese, Chinese, Korean.
 */
export const UNSPACED = [
  ...['\u0e01-\u0e3a', '\u0e40-\u0e4e', '\u0e81-\u0ece', '\u1000-\u1049', '\u1780-\u17d3'],
  ...['\u3005-\u3007', '\u3041-\u3096', '\u309d-\u309f', '\u30a1-\u30fa', '\u30fc-\u30ff', '\u3105-\u312f'],
  ...['\u31a0-\u31bf', '\u31f0-\u31ff', '\u3400-\u4dbf', '\u4e00-\u9fff', '\uac00-\ud7a3', '\uf900-\ufaff'],
  ...['\uff66-\uff9f', '\u{20000}-\u{323af}'],
].join('')
