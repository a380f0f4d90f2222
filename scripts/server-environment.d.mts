export const SERVER_ENVIRONMENT: { NODE_ENV: string; MALLOC_TRIM_THRESHOLD_: string }
export const SERVER_FLAGS: string[]
