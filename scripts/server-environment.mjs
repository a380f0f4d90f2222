/**
 * What the server is started with, besides its settings. The C library of most Linux systems gives memory back late, and
 * the later the larger the pieces were that were used; told a fixed limit it keeps 40 MB less. Others do not ask.
 *
 * @see https://man7.org/linux/man-pages/man3/mallopt.3.html
 */
export const SERVER_ENVIRONMENT = { NODE_ENV: 'production', MALLOC_TRIM_THRESHOLD_: '131072' }

/**
 * What the front leaves behind is garbage at once; a larger room for it only fills later (25 MB). `npm start` says the
 * same.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=4']
