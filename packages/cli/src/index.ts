export { errorText } from './cli-error.ts'
export { program } from './program.ts'
export { VERSION } from './version.ts'
