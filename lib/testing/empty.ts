// Stands in for `server-only`, which refuses to load outside the framework's own bundler.
export const isEmpty = true
